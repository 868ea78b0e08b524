import { doc } from '../../utils/platforms/doc';
import { hostSelector, isOurs } from './dom';
import { appendTo, attributeOf, boxOf, childrenOf, firstOf, hasNoBox, matches, parentOf, putBefore } from './plain';

/** Where a host goes among the children of a box, in the order in which it is tried. */
type Spot = 'last' | 'before-last' | 'first';
const SPOTS: readonly Spot[] = ['last', 'before-last', 'first'];

/** What sites give to children by their place, besides their boxes. */
const STYLES = [
  'margin',
  'padding',
  'display',
  'order',
  'color',
  'backgroundColor',
  'opacity',
  'visibility',
  'borderRadius',
  'outlineStyle',
  'transform',
] as const;
/** Of more children only the first and the last of so many are looked at. */
const MOST = 8;
/** So many kinds of boxes are remembered. */
const MOST_KINDS = 200;

/** Elements that show nothing of what is put into them. */
const REPLACED = /^(img|picture|video|canvas|svg|iframe|object|embed|input|textarea|select)$/i;

/** What was found out for boxes of a kind. */
interface Kind {
  spot: Spot;
  /** Whether in the largest child. */
  isInside: boolean;
  /** How high above what else is in the box; undefined = not looked at yet. */
  height?: number;
}

const known = new Map<string, Kind>();

/** Boxes of one class with as many children are styled alike. */
const kindOf = (box: Element) =>
  `${box.localName}.${attributeOf(box, 'class')}.${Math.min(siteChildren(box).length, MOST)}`;

const siteChildren = (box: Element) => [...childrenOf(box)].filter((child) => !isOurs(child));

/**
 * Puts a host into a box where nothing of the site changes by it: whoever styles a first, last, only or third child
 * would style another one, or us. Found out once for boxes of a kind, by looking. Out: what it is a child of now; its
 * largest child where no spot in the box itself will do.
 */
export function putInto(box: Element, host: HTMLElement): Element {
  // Copies of ours that came with a copy of the box.
  for (const child of siteChildren(box)) if (matches(child, hostSelector())) child.remove();
  const kind = kindOf(box);
  const found = known.get(kind) ?? findSpot(box, host);
  if (known.size >= MOST_KINDS) known.clear();
  known.set(kind, found);
  lift(host, found);
  const parent = found.isInside ? (largestIn(box) ?? box) : box;
  // Where it was found out just now, it stands there.
  if (parentOf(host) !== parent) insert(parent, host, found.spot);
  return parent;
}

/** Leaves the host where it found that nothing changes by it, if there is such a spot. */
function findSpot(box: Element, host: Element): Kind {
  const before = looksOf(box);
  for (const spot of SPOTS) {
    insert(box, host, spot);
    if (looksOf(box) === before) return { spot, isInside: false };
  }
  host.remove();
  const inside = largestIn(box);
  if (inside) insert(inside, host, 'last');
  return { spot: 'last', isInside: inside !== null && looksOf(box) === before };
}

/**
 * Has a host that stands in a box be above what else is in there: a site's covers may lie high. Looked at once for
 * boxes of a kind, when one is in view, and again for one whose contents are `new`.
 */
export function bringUp(box: Element, host: HTMLElement, isNew: boolean): void {
  const kind = known.get(kindOf(box)) ?? known.get(kindOf(parentOf(box) ?? box)) ?? { spot: 'last', isInside: false };
  if (kind.height === undefined || isNew) {
    const { x, y, width, height } = host.getBoundingClientRect();
    const over = doc.elementFromPoint(x + width / 2, y + height / 2);
    if (over === host) kind.height ??= 0;
    else if (over && box.contains(over)) kind.height = heightOf(over, box) + 1;
  }
  lift(host, kind);
}

function lift(host: HTMLElement, { height }: Kind): void {
  if (height) host.style.setProperty('--z', `${height}`, 'important');
}

function heightOf(element: Element, box: Element): number {
  let most = 0;
  for (let at: Element | null = element; at && at !== box; at = parentOf(at))
    most = Math.max(most, Number.parseInt(getComputedStyle(at).zIndex, 10) || 0);
  return most;
}

function insert(box: Element, host: Element, spot: Spot): void {
  const before = spot === 'last' ? null : siteChildren(box).at(spot === 'first' ? 0 : -1);
  if (before) putBefore(before, host);
  else appendTo(box, host);
}

/** What a box and its children look like, as a text. */
function looksOf(box: Element): string {
  const children = siteChildren(box);
  const some = children.length > MOST ? [...children.slice(0, MOST / 2), ...children.slice(-MOST / 2)] : children;
  return [box, ...some]
    .map((element) => {
      const { x, y, width, height } = boxOf(element);
      const style = getComputedStyle(element);
      return [x, y, width, height, ...STYLES.map((name) => style[name])].join();
    })
    .join('\n');
}

/** The largest child that can hold something; null where there is none. */
function largestIn(box: Element): Element | null {
  let best: Element | null = null;
  let most = 0;
  for (const child of childrenOf(box)) {
    const { width, height } = boxOf(child);
    if (width * height <= most || REPLACED.test(child.localName)) continue;
    best = child;
    most = width * height;
  }
  return best;
}

/** The element itself, or where it has no box of its own (`display: contents`) what is largest in it. */
export function withBox(element: Element): Element {
  let at = element;
  while (hasNoBox(at)) {
    const inner = largestIn(at) ?? [...childrenOf(at)].find((child) => hasNoBox(child) && firstOf(child));
    if (!inner) break;
    at = inner;
  }
  return at;
}
