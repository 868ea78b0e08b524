const TYPES: Record<string, string> = { csv: 'text/csv', json: 'application/json', vtt: 'text/vtt' };

/** Lets the browser save a text, or bytes, as a file of the given name. */
export function offerFile(name: string, content: string | Blob): void {
  const type = `${TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain'};charset=utf-8`;
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The download has its own hold on the data once it began; a minute is enough for that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
