/** Lets the browser save a text as a file of the given name. */
export function offerFile(name: string, text: string): void {
  const type = name.endsWith('.csv') ? 'text/csv;charset=utf-8' : 'application/json';
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The download has its own hold on the data once it began; a minute is enough for that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
