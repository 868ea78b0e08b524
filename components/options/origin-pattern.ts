/**
 * The match pattern that covers an address. Without the port, which Firefox's patterns do not know; a pattern
 * without one covers all.
 */
export function originPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
