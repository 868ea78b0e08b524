import { boxOf, childrenOf, firstOf, nextOf, parentOf, previousOf } from './plain';
import type { Zone } from './survey';

type Extent = Pick<Zone, 'top' | 'bottom'>;

/** Lists of more children than this are searched; of shorter ones every child is looked at. */
const LONG = 64;
/** Farther than this no child is stepped over unseen. */
const STRIDE = 32;

/**
 * Finds the children of long lists that stand near the viewport, from where they stood the last time: lists run
 * down the page from first to last, so what it costs follows how far the page was scrolled, not how long the list
 * is. Rows and columns of unequal heights may disturb that order by half the height of the zone; what stands
 * elsewhere is not found.
 */
export function createListSearch(): (list: Element, zone: Extent) => Iterable<Element> {
  const found = new WeakMap<Element, Element>();
  return (list, zone) => {
    const last = found.get(list);
    const from = last && parentOf(last) === list ? last : firstOf(list);
    if (!from || (from === firstOf(list) && !isLong(list))) return childrenOf(list);
    const slack = (zone.bottom - zone.top) / 2;
    const window = windowAround(from, { top: zone.top - slack, bottom: zone.bottom + slack });
    found.set(list, window[0] ?? from);
    return window;
  };
}

function isLong(list: Element): boolean {
  let count = 0;
  for (let child = firstOf(list); child && count <= LONG; child = nextOf(child)) count += 1;
  return count > LONG;
}

/** Null for what takes no room: it stands nowhere, though something in it may. */
function extentOf(element: Element): Extent | null {
  const box = boxOf(element);
  return box.height > 0 ? box : null;
}

/** The siblings of `from`, itself included, that meet `zone`; those of no height among them, too. */
function windowAround(from: Element, zone: Extent): Element[] {
  const isAbove = (extent: Extent | null) => extent !== null && extent.bottom < zone.top;
  const isBelow = (extent: Extent | null) => extent !== null && extent.top > zone.bottom;
  let start = from;
  // Back until what is there is above the zone,
  for (let stride = 1; !isAbove(extentOf(start)) && previousOf(start); stride = Math.min(2 * stride, STRIDE))
    start = step(start, previousOf, stride);
  // and forth as far as all that is stepped over is above it, too.
  for (let stride = 1; ; stride = Math.min(2 * stride, STRIDE)) {
    const next = step(start, nextOf, stride);
    if (next === start || !isAbove(extentOf(next))) break;
    start = next;
  }
  const window: Element[] = [];
  for (let at: Element | null = start; at; at = nextOf(at)) {
    const extent = extentOf(at);
    if (isBelow(extent)) break;
    if (!isAbove(extent)) window.push(at);
  }
  return window;
}

function step(from: Element, next: (of: Element) => Element | null, times: number): Element {
  let at = from;
  for (let i = 0; i < times; i += 1) at = next(at) ?? at;
  return at;
}
