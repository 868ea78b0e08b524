import { recognise, type Target } from '../platforms/index';
import type { Problem } from './types';

/** What came of following a short link, as far as a browser shows it (see `background/short-links`). */
export type LinkAnswer =
  /** The address at which the redirects ended, and how it answered. */
  | { url: string; redirected: boolean; status: number; retryAfterMs?: number }
  /** The site redirects, and the redirects have no end. */
  | 'endless';

/** The site of a short link did not answer at all. */
export class SilentSite extends Error {
  constructor(readonly host: string) {
    super(host);
  }
}

/** `again`: it may pass. It says nothing of the link, but of what its site answers at the moment. */
export type Resolution = { target: Target } | { problem: Problem; again?: boolean; retryAfterMs?: number };

/** Answers that pass: log-in and robot checks, too many questions, faults of the site. All other errors are final. */
const PASSING_STATUS = new Set([401, 403, 408, 425, 429]);

/** Pages that want something of a person first. By what sites call them; 2026-11. */
const WANTS_A_PERSON = /captcha|verif|challenge|checkpoint|consent|log-?in|sign-?in|sorry|security/i;

/** In: a short link and what came of following it. Out: the post, or what is there instead. Pure. */
export function judge(link: string, answer: LinkAnswer): Resolution {
  if (answer === 'endless') return { problem: { code: 'unresolvable', detail: hostOf(link) } };
  const { url, status, redirected, retryAfterMs } = answer;
  // What an address names counts whatever the page says: robots are often shown a check there, and people are not.
  const target = named(url);
  if (target?.kind === 'post') return { target };
  if (target) return { problem: { code: 'not-a-post', detail: url } };
  if (PASSING_STATUS.has(status) || status >= 500) return { ...silent(`${hostOf(url)}: ${status}`), retryAfterMs };
  if (status >= 400) return { problem: { code: 'unresolvable', detail: `${hostOf(url)}: ${status}` } };
  // A page where a redirect is due: some check in between that does not say its name.
  if (!redirected || WANTS_A_PERSON.test(hostAndPathOf(url))) return silent(hostOf(url));
  return { problem: { code: 'unresolvable', detail: url } };
}

/** The site of a link, or of where it leads, does not answer as it should; `detail` says which. */
export function silent(detail: string): Resolution {
  return { problem: { code: 'site-silent', detail }, again: true };
}

/** What an address names; a log-in or consent page names in its query where it leads on to. */
function named(url: string): (Target & { id: string }) | null {
  for (const address of [url, ...NEXT.map((name) => URL.parse(url)?.searchParams.get(name))]) {
    const target = address ? recognise(URL.parse(address, url)?.href ?? '') : null;
    if (target && target.id !== null) return { ...target, id: target.id };
  }
  return null;
}

/** What the sites call the address that a log-in or consent page leads on to; 2026-11. */
const NEXT = ['next', 'redirect_url', 'continue', 'redirect_uri'] as const;

export function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? url;
}

function hostAndPathOf(url: string): string {
  const { hostname = '', pathname = '' } = URL.parse(url) ?? {};
  return hostname + pathname;
}
