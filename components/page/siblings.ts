import { doc } from '../../utils/platforms/doc';
import { hostSelector, isOurs } from './dom';
import { appendTo, attributeOf, boxOf, childrenOf, firstOf, hasNoBox, matches, parentOf, putBefore } from './plain';

/** Where a host goes among the children of a box, in the order in which it is tried. */
const SPOTS = ['last', 'before-last', 'first'] as const;
type Spot = (typeof SPOTS)[number];

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
/** By the hosts that stand in such boxes. */
const kinds = new WeakMap<Element, Kind>();

const siteChildren = (box: Element) => [...childrenOf(box)].filter((child) => !isOurs(child));

/** The site's children of a box, without copies of ours that came with a copy of the box. */
function cleaned(box: Element): Element[] {
  const children = siteChildren(box);
  const copies = children.filter((child) => matches(child, hostSelector()));
  for (const copy of copies) copy.remove();
  return copies.length > 0 ? siteChildren(box) : children;
}

/** A host, and the box that it is to stand in. */
export interface Putting {
  box: Element;
  host: HTMLElement;
}

/** A host that shows what becomes of boxes of its kind; `before`: what its box looked like without it. */
interface Trial extends Putting {
  kind: Kind;
  before: string;
}

/**
 * Puts hosts into boxes where nothing of the site changes by it: whoever styles a first, last, only or third child
 * would style another one, or us. Found out once for boxes of a kind, by looking: all are put where most may stand and
 * looked at together, so that the page is laid out once for that, however many kinds there are. Out: what each is a
 * child of; the largest child of its box where no spot in the box itself will do.
 */
export function putInto(list: readonly Putting[]): readonly Element[] {
  if (known.size >= MOST_KINDS) known.clear();
  const trials: Trial[] = [];
  for (const putting of list) {
    const { box, host } = putting;
    const children = cleaned(box);
    // Boxes of one class with as many children are styled alike.
    const name = `${box.localName}.${attributeOf(box, 'class')}.${Math.min(children.length, MOST)}`;
    const kind = known.get(name) ?? { spot: SPOTS[0], isInside: false };
    if (!known.has(name)) trials.push({ ...putting, kind, before: looksOf(box, children) });
    known.set(name, kind);
    kinds.set(host, kind);
  }
  const parents = putAll(list);
  if (trials.every(isAsBefore)) return parents;
  const tried = new Set(trials.map(({ kind }) => kind));
  const again = list.filter(({ host }) => tried.has(kinds.get(host) as Kind));
  for (const { host } of again) host.remove();
  // One after the other: where one stands wrong, the boxes in its row may look otherwise, too.
  for (const trial of trials) findSpot(trial);
  const mended = new Map(putAll(again).map((parent, i) => [again[i], parent]));
  return list.map((putting, i) => mended.get(putting) ?? (parents[i] as Element));
}

/** Puts hosts where those of their kinds may stand, after looking where that is; out: what each is a child of. */
function putAll(list: readonly Putting[]): Element[] {
  const kindsOf = list.map(({ host }) => kinds.get(host) as Kind);
  const parents = list.map(({ box }, i) => (kindsOf[i]?.isInside && largestIn(box)) || box);
  for (const [i, { host }] of list.entries()) {
    const kind = kindsOf[i] as Kind;
    insert(parents[i] as Element, host, kind.spot);
    lift(host, kind);
  }
  return parents;
}

const isAsBefore = ({ box, before }: Trial) => looksOf(box) === before;

/** Finds out by one box where in those of its kind a host may stand, and leaves it there. */
function findSpot(trial: Trial): void {
  const { box, host, kind } = trial;
  for (const spot of SPOTS) {
    insert(box, host, spot);
    kind.spot = spot;
    if (isAsBefore(trial)) return;
  }
  host.remove();
  const inside = largestIn(box);
  if (inside) insert(inside, host, 'last');
  kind.spot = 'last';
  kind.isInside = inside !== null && isAsBefore(trial);
}

/**
 * Has a host that stands in a box be above what else is in there: a site's covers may lie high. Looked at once for
 * boxes of a kind, when one is in view, and again for one whose contents are `new`.
 */
export function bringUp(box: Element, host: HTMLElement, isNew: boolean): void {
  const kind = kinds.get(host) as Kind;
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
function looksOf(box: Element, children = siteChildren(box)): string {
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
