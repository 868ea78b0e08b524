import { browser } from 'wxt/browser';
import { type LinkAnswer, SilentSite } from '../captures/destination';
import { parseRetryAfter } from '../memories/envelope';
import { grammars } from '../platforms/index';

/** A site that does not answer in this time is asked again later. ms. */
const TIMEOUT_MS = 15_000;

/** Between two questions to the site of a link, ms: as `captures/link-pace` has it. */
const APART_MS = 1000;

/**
 * What to ask permission for before a short link can be followed: the page host alone where the link is on it, else
 * the whole domain, since nobody knows by which of its hosts the redirects go. In: the address of a short link.
 */
export function shortLinkOrigins(url: string): string[] {
  const { hostname, origin } = new URL(url);
  const site = siteOf(url);
  if (!site || site.pageHosts.includes(hostname)) return [`${origin}/*`];
  return site.domains.filter((domain) => hostname.endsWith(`.${domain}`)).map((domain) => `https://*.${domain}/*`);
}

function siteOf(url: string) {
  const { hostname } = new URL(url);
  return grammars.find(({ domains }) => domains.some((domain) => hostname.endsWith(`.${domain}`)));
}

/** Whether the browser lets us follow a link: without leave for its host the answer would be hidden from us. */
export function mayFollow(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: shortLinkOrigins(url) });
}

/**
 * Where a link leads after all redirects. Sends no cookies; reads nothing of the pages. Rejects without an answer.
 *
 * A browser tells an extension where redirects end and nothing of the way: `redirect: 'manual'` hides the address that
 * a redirect names (fetch.spec.whatwg.org, "Atomic HTTP redirect handling"), and to listen to requests takes a
 * permission that we do not ask for. So a chain is judged by its end, and one without an end (a browser gives up after
 * 20 redirects) by two more questions: whether the link's own site answers, and whether the site does that it leads to.
 */
export async function follow(url: string): Promise<LinkAnswer> {
  try {
    return read(await ask(url, 'follow'));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') throw new SilentSite(new URL(url).hostname);
  }
  await new Promise((resolve) => setTimeout(resolve, APART_MS));
  const own = await ask(url, 'manual').catch(() => undefined);
  if (!own) throw new SilentSite(new URL(url).hostname);
  if (own.type !== 'opaqueredirect') return read(own);
  const pageHost = siteOf(url)?.pageHosts[0] ?? new URL(url).hostname;
  const isThere = await ask(`https://${pageHost}/robots.txt`, 'manual').catch(() => undefined);
  if (!isThere) throw new SilentSite(pageHost);
  return 'endless';
}

function ask(url: string, redirect: RequestRedirect): Promise<Response> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(url, { redirect, credentials: 'omit', cache: 'no-store', signal });
}

function read(answer: Response): LinkAnswer {
  void answer.body?.cancel();
  const { url, redirected, status, headers } = answer;
  return { url, redirected, status, retryAfterMs: parseRetryAfter(headers.get('Retry-After'), Date.now()) };
}
