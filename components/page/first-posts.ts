import { doc } from '../../utils/platforms/doc';
import { atMostEvery } from './at-most-every';

/** After a failure the next try comes so much later, ms; each time twice as much, up to the longest. */
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;
/** Between two looks while a page changes, ms; the first comes at once. */
const LOOK_MS = 100;

/**
 * Waits until a page has something to save: posts (`selector`), or a target of its own (`hasTarget`: at first; another
 * address may have one as well). Looks only when the page changes, and never in a hidden tab. Where what `found` does
 * fails, it is tried again, less and less often, as long as `isAlive`: until the extension was replaced.
 */
export function awaitPosts(
  selector: string,
  hasTarget: boolean,
  found: () => Promise<unknown>,
  isAlive: () => boolean,
  signal: AbortSignal,
): void {
  const { href } = location;
  const ending = new AbortController();
  const until = AbortSignal.any([signal, ending.signal]);
  let pause = RETRY_MS;
  let free = 0;
  const looking = atMostEvery(LOOK_MS, look, until);

  function look() {
    if (doc.hidden) return;
    const wait = free - performance.now();
    if (wait > 0) return wait < Number.POSITIVE_INFINITY ? looking.in(wait) : undefined;
    if (!hasTarget && location.href === href && !doc.querySelector(selector)) return;
    free = Number.POSITIVE_INFINITY;
    found().then(() => ending.abort(), retry);
  }

  function retry() {
    if (!isAlive()) return ending.abort();
    free = performance.now() + pause;
    looking.in(pause);
    pause = Math.min(2 * pause, LONGEST_RETRY_MS);
  }

  const soon = () => doc.hidden || looking.soon();
  const observer = new MutationObserver(soon);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['href'] });
  until.addEventListener('abort', () => observer.disconnect());
  doc.addEventListener('visibilitychange', soon, { signal: until });
  soon();
}
