import { doc } from '../../../utils/platforms/doc';

/** A page that grows no more for so long has ended, ms. */
const PATIENCE_MS = 5000;
/** Between two steps, ms: time for the site to fill in what came into view. */
const STEP_MS = 150;

export interface ScrollOn {
  /** An element of the list that is to grow. */
  inside: Element;
  /** How much has been found. */
  found(): number;
  isEnough(): boolean | Promise<boolean>;
  signal: AbortSignal;
}

/**
 * Scrolls a page on, a viewport at a time so that sites which unmount rows show every one of them, until there is
 * enough, the page ends, or `signal` says stop. Waits while the tab is hidden, since sites load nothing then.
 */
export async function scrollOn({ inside, found, isEnough, signal }: ScrollOn): Promise<void> {
  const scroller = scrollerOf(inside);
  let before = '';
  let moved = performance.now();
  while (!signal.aborted && !(await isEnough()) && performance.now() - moved < PATIENCE_MS) {
    scroller.scrollBy({ top: scroller.clientHeight, behavior: 'instant' });
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    const now = `${found()} ${scroller.scrollTop}`;
    if (now !== before || doc.hidden) moved = performance.now();
    before = now;
  }
}

/** The nearest box around an element that scrolls by itself, else the page. */
function scrollerOf(inside: Element): Element {
  for (let box = inside.parentElement; box && box !== doc.body; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return doc.scrollingElement ?? doc.documentElement;
}
