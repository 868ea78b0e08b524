import { browser } from 'wxt/browser';
import { grammars } from '../platforms/index';

/** A site that does not answer in this time is asked again later. ms. */
const TIMEOUT_MS = 15_000;

/**
 * What to ask permission for before a short link can be followed: the page host alone where the link is on it, else
 * the whole domain, since nobody knows by which of its hosts the redirects go. In: the address of a short link.
 */
export function shortLinkOrigins(url: string): string[] {
  const { hostname, origin } = new URL(url);
  const site = grammars.find(({ domains }) => domains.some((domain) => hostname.endsWith(`.${domain}`)));
  if (!site || site.pageHosts.includes(hostname)) return [`${origin}/*`];
  return site.domains.filter((domain) => hostname.endsWith(`.${domain}`)).map((domain) => `https://*.${domain}/*`);
}

/** Whether the browser lets us follow a link: without leave for its host the answer would be hidden from us. */
export function mayFollow(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: shortLinkOrigins(url) });
}

/** Where a link leads after all redirects. Sends no cookies; reads nothing of the page. Rejects without an answer. */
export async function follow(url: string): Promise<string> {
  const answer = await fetch(url, {
    redirect: 'follow',
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body?.cancel();
  if (answer.status >= 500) throw new Error(`HTTP ${answer.status}`);
  return answer.url;
}
