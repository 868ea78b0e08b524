import { atMostEvery } from './at-most-every';

/** After so many failures in a row nobody asks any more: the extension was replaced. */
const TRIES = 3;
/** Between two looks while a page changes, ms; the first comes at once. */
const LOOK_MS = 100;

/**
 * Waits until a page has something to save: posts (`selector`), or a target of its own (`hasTarget`: at first; another
 * address may have one as well). Looks only when the page changes, and never in a hidden tab. Where what `found` does
 * fails, later changes have it tried again.
 */
export function awaitPosts(
  selector: string,
  hasTarget: boolean,
  found: () => Promise<unknown>,
  signal: AbortSignal,
): void {
  const { href } = location;
  const ending = new AbortController();
  const until = AbortSignal.any([signal, ending.signal]);
  let tries = 0;
  let isAsked = false;
  const looking = atMostEvery(LOOK_MS, look, until);

  function look() {
    if (isAsked || (!hasTarget && location.href === href && !document.querySelector(selector))) return;
    isAsked = true;
    tries += 1;
    found().then(
      () => ending.abort(),
      () => {
        isAsked = false;
        if (tries >= TRIES) ending.abort();
      },
    );
  }

  const soon = () => document.hidden || looking.soon();
  const observer = new MutationObserver(soon);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['href'] });
  until.addEventListener('abort', () => observer.disconnect());
  document.addEventListener('visibilitychange', soon, { signal: until });
  soon();
}
