/** A typed address of a media file as the API can fetch it, or null. Only http(s), without a name and password. */
export function parseSource(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return url.href;
}
