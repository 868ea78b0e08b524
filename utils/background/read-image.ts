/** Reads a picture here, and no more of it than `maxBytes`; null when it can't be read. */
export async function readImage(url: string, maxBytes: number): Promise<Blob | 'too-large' | null> {
  try {
    const answer = await fetch(url, { credentials: 'omit' });
    if (!answer.ok || !answer.body) return null;
    const reader = answer.body.getReader();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let bytes = Number(answer.headers.get('Content-Length')) > maxBytes ? Number.POSITIVE_INFINITY : 0;
    while (bytes <= maxBytes) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.length;
      parts.push(value);
    }
    if (bytes > maxBytes) {
      await reader.cancel();
      return 'too-large';
    }
    const [type = ''] = (answer.headers.get('Content-Type') ?? '').split(';');
    return new Blob(parts, { type });
  } catch {
    return null;
  }
}

/**
 * Reads a picture in a page, so it may use nothing from outside itself. The answers of scripts there are JSON, hence
 * a `data:` address. Not piece by piece: Firefox lets injected scripts hardly touch the arrays of a page's stream.
 */
export async function readImageInPage(
  url: string,
  maxBytes: number,
): Promise<{ dataUrl: string } | 'too-large' | null> {
  try {
    const answer = await fetch(url);
    if (Number(answer.headers.get('Content-Length')) > maxBytes) {
      await answer.body?.cancel();
      return 'too-large';
    }
    const blob = await answer.blob();
    if (blob.size > maxBytes) return 'too-large';
    return await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve({ dataUrl: reader.result as string });
      reader.onerror = () => resolve(null);
      reader.readAsDataURL(blob);
    });
  } catch {
    return null;
  }
}
