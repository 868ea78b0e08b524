import { doc } from '../../utils/platforms/doc';
import { isOurs } from './dom';
import { parentOf } from './plain';

/** A page that gets more elements at one blow is looked at afresh. */
export const MOST_ADDED = 200;

/** What changed on a page since the last frame that looked. */
export interface Changes {
  /** Elements that came; more than `MOST_ADDED` when not all of them are listed. */
  added: Element[];
  /** Elements that lost or got children, or whose watched attributes changed. */
  touched: Set<Element>;
  /** Elements of the site went. */
  removed: boolean;
  /** Hosts of ours went, by our hand or the site's. */
  lost: boolean;
}

/**
 * Watches a page with one observer and tells of changes at most once a frame; not at all while the tab is hidden,
 * then `onReturn` once it is seen again. `isTold`: whether it matters that a text in this element became another.
 */
export function observePage(
  watched: readonly string[],
  isTold: (text: Element | null) => boolean,
  onFrame: (changes: Changes) => void,
  onReturn: () => void,
  signal: AbortSignal,
): void {
  const fresh = (): Changes => ({ added: [], touched: new Set(), removed: false, lost: false });
  let changes = fresh();
  let frame = 0;

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes } of records) {
      if (target instanceof CharacterData) {
        const around = parentOf(target);
        if (isTold(around)) changes.touched.add(around as Element);
        continue;
      }
      if (isOurs(target)) continue;
      changes.removed ||= some(removedNodes, isTheirs);
      changes.lost ||= some(removedNodes, isOurs);
      // That controls came or went changes nothing of what is around them.
      const isOfControls =
        addedNodes.length + removedNodes.length > 0 && !some(addedNodes, isForeign) && !some(removedNodes, isForeign);
      if (target instanceof Element && !isOfControls) changes.touched.add(target);
      for (const node of addedNodes) {
        if (changes.added.length > MOST_ADDED) break;
        if (isTheirs(node)) changes.added.push(node);
      }
    }
    if (changes.removed || changes.lost || changes.touched.size > 0) request();
  });

  function request() {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const seen = changes;
      changes = fresh();
      if (!signal.aborted) onFrame(seen);
    });
  }

  function start() {
    observer.observe(document, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: [...watched],
    });
    // The site's theme stands in attributes of the root element.
    observer.observe(doc.documentElement, { attributes: true });
    onReturn();
  }

  function stop() {
    observer.disconnect();
    cancelAnimationFrame(frame);
    frame = 0;
    changes = fresh();
  }

  function begin() {
    doc.addEventListener('visibilitychange', () => (doc.hidden ? stop() : start()), { signal });
    signal.addEventListener('abort', stop);
    if (!doc.hidden) start();
  }

  // While a document is being read its elements come one by one; at the end of that one look finds them all.
  if (doc.readyState === 'loading') {
    doc.addEventListener('readystatechange', begin, { once: true, signal });
  } else begin();
}

const isForeign = (node: Node) => !isOurs(node);
const isTheirs = (node: Node): node is Element => node instanceof Element && !isOurs(node);

function some(nodes: NodeList, holds: (node: Node) => boolean): boolean {
  for (const node of nodes) if (holds(node)) return true;
  return false;
}

/** Calls back when the address of the page changed, however the site changed it. No polling. */
export function watchAddress(onChange: () => void, signal: AbortSignal): void {
  const target = 'navigation' in globalThis ? navigation : globalThis;
  // Browsers without the Navigation API tell of back and forward only; the rest shows in changes of the page.
  target.addEventListener('navigation' in globalThis ? 'currententrychange' : 'popstate', onChange, { signal });
}
