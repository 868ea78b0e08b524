/** How much of a file is read at once. Bytes. */
const PORTION = 1 << 18;

/** The bytes of a file, portion by portion. Reads `Blob.slice`, which does not hold the rest in memory. */
export async function* bytesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += PORTION) {
    yield new Uint8Array(await blob.slice(at, at + PORTION).arrayBuffer());
  }
}

/** The text of bytes. Encoding: UTF-16 by its mark or by its NULs, else UTF-8, else Windows-1252. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: ((chunk: Uint8Array, isLast: boolean) => string) | undefined;
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk);
    yield decoder(chunk, false);
  }
  if (decoder) yield decoder(new Uint8Array(), true);
}

function decoderFor(head: Uint8Array) {
  const utf16 = utf16Of(head);
  if (!utf16) return utf8OrWindows();
  const decoder = new TextDecoder(utf16);
  return (chunk: Uint8Array, isLast: boolean) => decoder.decode(chunk, { stream: !isLast });
}

/** UTF-16 by its mark; without one, ASCII in it has a NUL in every other byte. */
function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const nuls = [0, 0];
  const length = Math.min(head.length, 4000) & ~1;
  for (let i = 0; i < length; i++) if (head[i] === 0) nuls[i & 1] = (nuls[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (odd > length * 0.35 && even < length * 0.05) return 'utf-16le';
  if (even > length * 0.35 && odd < length * 0.05) return 'utf-16be';
  return null;
}

/** UTF-8 until bytes come that are none. A file that was ASCII up to there is Windows-1252 from there on. */
function utf8OrWindows() {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const lenient = new TextDecoder();
  const windows = new TextDecoder('windows-1252');
  let rest = new Uint8Array();
  let wasUtf8 = false;
  let now: 'strict' | 'lenient' | 'windows' = 'strict';
  return (chunk: Uint8Array, isLast: boolean): string => {
    if (now === 'windows') return windows.decode(chunk);
    const all = joined(rest, chunk);
    const whole = isLast ? all.length : endOfWhole(all);
    rest = all.slice(whole);
    const bytes = all.subarray(0, whole);
    if (now === 'lenient') return lenient.decode(bytes);
    try {
      const text = strict.decode(bytes);
      wasUtf8 ||= text.length < bytes.length;
      return text;
    } catch {
      now = wasUtf8 ? 'lenient' : 'windows';
      if (now === 'lenient') return lenient.decode(bytes);
      rest = new Uint8Array();
      return windows.decode(all);
    }
  };
}

/** Where the last whole character of UTF-8 ends: at most three bytes of the next may stand behind. */
function endOfWhole(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0)
      return byte >= 0xf0 || (byte >= 0xe0 && back < 3) || back < 2 ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
