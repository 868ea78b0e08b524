/**
 * What may become code in our own pages: files of the extension as workers, nothing else. The policy of the pages
 * (wxt.config.ts) refuses every text that is to become markup or script; where the browser knows Trusted Types.
 */
export function trustOwnFiles(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', { createScriptURL: (url) => (isOwnFile(url) ? url : null) });
}

/** Whether an address is that of a script file of this extension. */
export function isOwnFile(url: string, own = location.origin): boolean {
  const parsed = URL.parse(url, `${own}/`);
  return parsed?.href.startsWith(`${own}/`) === true && parsed.pathname.endsWith('.js');
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown;
}
