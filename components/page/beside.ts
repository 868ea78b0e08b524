import type { Look } from '../../utils/platforms/adapter';
import { doc } from '../../utils/platforms/doc';
import { isOurs } from './dom';
import { createListSearch } from './long-lists';
import { boxOf, heightIn, parentOf } from './plain';
import { type Box, findRoom, type Obstacle } from './room';

/** What a person presses. */
const PRESSED = 'a[href], button, input, select, textarea, [role="button"]';
/** What is larger than this both ways is a surface (a player, a picture), not a thing beside others, px. */
const SURFACE = 240;
/** Around a row there must be so much room for a box to be looked through, px. */
const ROOM = 44;
/** What is farther from a row than this does not matter to what stands beside it, px. */
const NEAR = 480;
/** A box of so many screens holds a page, not a heading: what its text says is of no use, and long to read. */
const PAGE_SCREENS = 4;
/** Rows are wrapped in boxes that are measured with them: the control goes outside of so many at least. */
const WRAPPERS = 3;

/**
 * The element that gets the control for a row as its child: far enough from the row that its site, which measures
 * and counts the row, does not meet it there, but no farther than `within`, and inside of what scrolls.
 */
export function boxAround(beside: Element, within?: Element): Element {
  const { height } = beside.getBoundingClientRect();
  let box = parentOf(beside) ?? beside;
  for (let level = 1; box !== within; level += 1) {
    const outer = parentOf(box);
    if (!outer || outer === doc.documentElement || scrolls(outer)) break;
    if (level >= WRAPPERS && boxOf(box).height >= height + ROOM) break;
    box = outer;
  }
  return box;
}

/** Whether an absolutely positioned child of `box` would stay behind when something around it is scrolled. */
export function staysBehind(box: Element, host: HTMLElement): boolean {
  for (let at: Element | null = box; at && at !== host.offsetParent && at !== doc.body; at = parentOf(at))
    if (scrolls(at)) return true;
  return false;
}

const scrolls = (element: Element) =>
  element.scrollHeight > element.clientHeight && getComputedStyle(element).overflowY !== 'visible';

/**
 * Keeps a host that is a child of `box` in free room beside a row, without taking any room itself. Call what comes
 * out whenever the page has changed: it costs little as long as the row has not moved. `otherwise`: how it looks
 * where there is no room.
 */
export function standBeside(host: HTMLElement, beside: Element, box: Element, look: Look, otherwise: Look): () => void {
  let known = '';
  let [x, y] = [0, 0];
  const childrenNear = createListSearch();

  const move = (left: number, top: number) => {
    [x, y] = [left, top];
    // A site may have variables of these names, for all elements.
    host.style.setProperty('--x', `${x}px`, 'important');
    host.style.setProperty('--y', `${y}px`, 'important');
  };

  /** All that the place of the host follows from, and where it is: what it stands in can become another box. */
  const situation = (row: DOMRect, bounds: DOMRect) => {
    const { clientWidth } = doc.documentElement;
    // What floats stays where it is while the row is scrolled.
    const { x: left, y: top } = host.dataset.look === 'floating' ? row : host.getBoundingClientRect();
    return [row.x - bounds.x, row.y - bounds.y, row.width, row.height, bounds.x, bounds.width, clientWidth]
      .concat(left - row.x, top - row.y, textLength(box, beside))
      .map(Math.round)
      .join();
  };

  return () => {
    const row = beside.getBoundingClientRect();
    const bounds = boxOf(box);
    if (row.width === 0 || situation(row, bounds) === known) return;
    const { clientWidth } = doc.documentElement;

    const zone = { top: row.top - NEAR, bottom: row.bottom + NEAR };
    const obstacles = obstaclesIn(box, zone, childrenNear);
    const inRow = obstaclesIn(beside, zone, childrenNear).map((obstacle) => obstacle.box);
    const rightToLeft = getComputedStyle(beside).direction === 'rtl';
    const limits = {
      top: bounds.top,
      bottom: bounds.bottom,
      left: Math.max(0, bounds.left),
      right: Math.min(clientWidth, bounds.right),
    };
    const find = (isTight: boolean) => {
      host.dataset.look = look;
      host.toggleAttribute('data-tight', isTight);
      return findRoom(
        inRow.length > 0 ? around(inRow) : row,
        host.getBoundingClientRect(),
        obstacles,
        limits,
        rightToLeft,
      );
    };
    const wide = find(false);
    const spot = wide?.isFree ? wide : find(true);
    if (!spot) host.dataset.look = otherwise;
    else {
      const { left, top } = host.getBoundingClientRect();
      move(Math.round(x + spot.left - left), Math.round(y + spot.top - top));
    }
    known = situation(row, bounds);
  };
}

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** How much there is to read around a row: other text takes other room. */
function textLength(box: Element, beside: Element): number {
  const isPage = heightIn(box) > PAGE_SCREENS * innerHeight;
  return ((isPage && parentOf(beside)) || box).textContent.length;
}

/** Of a long list only what stands beside those of its children that are near: it takes long to go through all of it. */
const textsBeside = (near: readonly Element[]) =>
  new Set(near.flatMap(({ previousSibling, nextSibling }) => [previousSibling, nextSibling]));

/**
 * What a person sees or presses in an element near a row: its texts, its pictures and its buttons, none of ours. Goes
 * down only where something may reach into `zone`, since the box around a row can be all of a page.
 */
function obstaclesIn(
  root: Element,
  zone: Pick<Box, 'top' | 'bottom'>,
  childrenNear: ReturnType<typeof createListSearch>,
): Obstacle[] {
  const found: Obstacle[] = [];
  const range = doc.createRange();
  const add = (box: DOMRect, isPressed: boolean) => {
    const isSurface = box.width > SURFACE && box.height > SURFACE;
    if (box.width > 0 && box.height > 0 && !isSurface) found.push({ box, isPressed });
  };
  function visit(element: Element) {
    if (isOurs(element)) return;
    const box = boxOf(element);
    const isAway = box.bottom < zone.top || box.top > zone.bottom;
    // What takes no room may hold what does; what hangs out of its box hangs out at its end.
    if (isAway && box.height > 0 && (box.top > zone.bottom || box.top + heightIn(element) < zone.top)) return;
    const isPressed = element.matches(PRESSED);
    if (isPressed || !element.firstChild) add(box, isPressed);
    look(element);
  }
  function look(element: Element) {
    const near = [...childrenNear(element, zone)];
    for (const child of near) visit(child);
    for (const node of near.length < element.childElementCount ? textsBeside(near) : element.childNodes) {
      if (!(node instanceof Text) || !node.data.trim()) continue;
      range.selectNodeContents(node);
      add(range.getBoundingClientRect(), false);
    }
  }
  look(root);
  return found;
}
