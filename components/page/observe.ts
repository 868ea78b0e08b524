import { isOurs } from './dom';

/** What changed on a page since the last frame that looked. */
export interface Changes {
  added: Set<Element>;
  /** Elements that lost or got children, or whose watched attributes changed. */
  touched: Set<Element>;
  removed: boolean;
}

/**
 * Watches a page with one observer and tells of changes at most once a frame; not at all while the tab is hidden,
 * then `onReturn` once it is seen again. `onFrame` returns true when it wants another frame for what it has left.
 */
export function observePage(
  watched: readonly string[],
  onFrame: (changes: Changes) => boolean,
  onReturn: () => void,
  signal: AbortSignal,
): void {
  const fresh = (): Changes => ({ added: new Set(), touched: new Set(), removed: false });
  let changes = fresh();
  let frame = 0;

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (isOurs(target)) continue;
      for (const node of addedNodes) if (node instanceof Element && !isOurs(node)) changes.added.add(node);
      if (type === 'childList' && removedNodes.length > 0) changes.removed = true;
      // That controls came or went changes nothing of what is around them.
      const onlyOurs = type === 'childList' && [...addedNodes, ...removedNodes].every((n) => isOurs(n));
      if (target instanceof Element && !onlyOurs) changes.touched.add(target);
    }
    request();
  });

  function request() {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const seen = changes;
      changes = fresh();
      if (!signal.aborted && onFrame(seen)) request();
    });
  }

  function start() {
    observer.observe(document, { childList: true, subtree: true, attributeFilter: [...watched] });
    // The site's theme stands in attributes of the root element.
    observer.observe(document.documentElement, { attributes: true });
    onReturn();
  }

  function stop() {
    observer.disconnect();
    cancelAnimationFrame(frame);
    frame = 0;
    changes = fresh();
  }

  function begin() {
    document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()), { signal });
    signal.addEventListener('abort', stop);
    if (!document.hidden) start();
  }

  // While a document is being read its elements come one by one; at the end of that one look finds them all.
  if (document.readyState === 'loading') {
    document.addEventListener('readystatechange', begin, { once: true, signal });
  } else begin();
}

/** Calls back when the address of the page changed, however the site changed it. No polling. */
export function watchAddress(onChange: () => void, signal: AbortSignal): void {
  const target = 'navigation' in globalThis ? navigation : globalThis;
  // Browsers without the Navigation API tell of back and forward only; the rest shows in changes of the page.
  target.addEventListener('navigation' in globalThis ? 'currententrychange' : 'popstate', onChange, { signal });
}
