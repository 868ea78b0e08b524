import type { Zone } from './survey';

type Extent = Pick<Zone, 'top' | 'bottom'>;

/** Lists of more children than this are searched; of shorter ones every child is looked at. */
const LONG = 64;
/** Farther than this no child is stepped over unseen. */
const STRIDE = 32;
/** So many places show whether a list is in order. */
const SAMPLES = 9;

/**
 * Finds the children of long lists that stand near the viewport, from where they stood the last time: lists run
 * down the page from first to last, so what it costs follows how far the page was scrolled, not how long the list
 * is. Rows and columns of unequal heights may disturb that order by half the height of the zone. Whether a list is
 * so at all is looked at when it is met again; where it is not, all its children are given.
 */
export function createListSearch(): (list: Element, zone: Extent) => Iterable<Element> {
  const met = new WeakMap<Element, { from: Element; isOrdered?: boolean }>();
  return (list, zone) => {
    const known = met.get(list);
    if (!known && !isLong(list)) return list.children;
    const slack = (zone.bottom - zone.top) / 2;
    const isOrdered = known && (known.isOrdered ?? isInOrder(list.children, slack));
    if (isOrdered === false) {
      met.set(list, { from: list, isOrdered });
      return list.children;
    }
    const from = known?.from.parentElement === list ? known.from : list.firstElementChild;
    const window = from ? windowAround(from, { top: zone.top - slack, bottom: zone.bottom + slack }) : [];
    met.set(list, { from: window[0] ?? from ?? list, isOrdered });
    return window;
  };
}

function isLong({ firstElementChild }: Element): boolean {
  let count = 0;
  for (let child = firstElementChild; child && count <= LONG; child = child.nextElementSibling) count += 1;
  return count > LONG;
}

function isInOrder(children: HTMLCollection, slack: number): boolean {
  let highest = Number.NEGATIVE_INFINITY;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const extent = extentOf(children[Math.floor((sample * (children.length - 1)) / (SAMPLES - 1))]);
    if (extent && extent.top < highest - slack) return false;
    highest = Math.max(highest, extent?.top ?? highest);
  }
  return true;
}

/** Null for what takes no room: it stands nowhere, though something in it may. */
function extentOf(element: Element | undefined): Extent | null {
  const box = element?.getBoundingClientRect();
  return box && box.height > 0 ? box : null;
}

/** The siblings of `from`, itself included, that meet `zone`; those of no height among them, too. */
function windowAround(from: Element, zone: Extent): Element[] {
  const isAbove = (extent: Extent | null) => extent !== null && extent.bottom < zone.top;
  const isBelow = (extent: Extent | null) => extent !== null && extent.top > zone.bottom;
  let start = from;
  // Back until what is there is above the zone,
  for (let stride = 1; !isAbove(extentOf(start)) && start.previousElementSibling; stride = Math.min(2 * stride, STRIDE))
    start = step(start, 'previousElementSibling', stride);
  // and forth as far as all that is stepped over is above it, too.
  for (let stride = 1; ; stride = Math.min(2 * stride, STRIDE)) {
    const next = step(start, 'nextElementSibling', stride);
    if (next === start || !isAbove(extentOf(next))) break;
    start = next;
  }
  const window: Element[] = [];
  for (let at: Element | null = start; at; at = at.nextElementSibling) {
    const extent = extentOf(at);
    if (isBelow(extent)) break;
    if (!isAbove(extent)) window.push(at);
  }
  return window;
}

function step(from: Element, direction: 'nextElementSibling' | 'previousElementSibling', times: number): Element {
  let at = from;
  for (let i = 0; i < times; i += 1) at = at[direction] ?? at;
  return at;
}
