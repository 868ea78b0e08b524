import { isCard } from './find-cards';
import { boxOf, extentOf, findIn, hasNoBox, heightIn, isDrawn } from './plain';

/** A part of the page in CSS px from the corner of the viewport. */
export interface Zone {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A card and where it stood when it was looked at. */
export interface Sighting {
  element: Element;
  box: DOMRectReadOnly;
}

export interface Survey {
  /** The outermost cards that reach into the zone, in page order. */
  sightings: Sighting[];
  /** Whose coming into the zone or leaving it calls for another survey: those cards, the next ones, what holds them. */
  telling: Element[];
}

/**
 * Finds the cards in a part of the page without looking at the others: goes down from `root` only where there are
 * cards and something may reach into the zone. So it costs what is near, not what is on the page. `childrenNear`
 * gives the children of an element that may meet the zone; `barren` is kept between surveys while the page does not
 * change: elements without cards in them.
 */
export function survey(
  root: Element,
  selector: string,
  zone: Zone,
  childrenNear: (list: Element, zone: Zone) => Iterable<Element>,
  barren: WeakSet<Element>,
): Survey {
  const sightings: Sighting[] = [];
  const telling: Element[] = [];
  const around = widened(zone);

  function visit(element: Element) {
    if (barren.has(element)) return;
    if (isCard(element, selector)) {
      const box = extentOf(element);
      if (meets(box, around)) telling.push(element);
      if (meets(box, zone) && isRendered(element, box)) sightings.push({ element, box });
    } else if (!findIn(element, selector)) {
      barren.add(element);
    } else {
      telling.push(element);
      if (mayReach(element, boxOf(element), zone)) for (const child of childrenNear(element, zone)) visit(child);
    }
  }

  visit(root);
  return { sightings, telling };
}

/** The same by measuring every one of `cards`. `tellAll`: all are told of, wherever they stand. */
export function surveyEach(cards: readonly Element[], zone: Zone, tellAll: boolean): Survey {
  const around = widened(zone);
  const measured = cards.map((element) => ({ element, box: extentOf(element) }));
  const telling = measured.filter(({ box }) => tellAll || meets(box, around)).map(({ element }) => element);
  return { sightings: measured.filter(({ element, box }) => meets(box, zone) && isRendered(element, box)), telling };
}

/** The viewport with a margin around it; `margin` in shares of its height and width. */
export function zoneAround({ y, x }: { y: number; x: number }): Zone {
  const [height, width] = [innerHeight, innerWidth];
  return { top: -y * height, bottom: (1 + y) * height, left: -x * width, right: (1 + x) * width };
}

function widened(zone: Zone): Zone {
  const margin = (zone.bottom - zone.top) / 2;
  return { ...zone, top: zone.top - margin, bottom: zone.bottom + margin };
}

function meets({ top, bottom, left, right }: Zone, zone: Zone): boolean {
  return bottom >= zone.top && top <= zone.bottom && right >= zone.left && left <= zone.right;
}

/** Whether an element is drawn at all, also where it takes no room. */
export function isRendered(element: Element, { width, height }: DOMRectReadOnly): boolean {
  return width > 0 || height > 0 || isDrawn(element);
}

/** Whether something in an element may reach into the zone, also where it hangs out of its box at the end. */
function mayReach(element: Element, box: DOMRectReadOnly, zone: Zone): boolean {
  if (box.width === 0 || box.height === 0) return isRendered(element, box) || hasNoBox(element);
  return box.top <= zone.bottom && box.top + Math.max(box.height, heightIn(element)) >= zone.top;
}
