import type { Look, Place } from '../../utils/platforms/adapter';
import { boxAround, standBeside, staysBehind } from './beside';
import type { Control } from './control';
import { appendTo, parentOf } from './plain';

export interface Placed {
  control: Control;
  /** What it is a child of. */
  box: Element;
  /** Has the control follow what it stands beside, where it does. */
  adjust?: () => void;
  /** Takes the control out and leaves the page as it was. */
  undo(): void;
}

export interface Placing {
  control: Control;
  where: Place;
  /** The card it is for; it stays inside. */
  card?: Element;
  /** Has the control be a child of so many boxes further out, where a site took it away. */
  outwards?: number;
}

/**
 * Puts controls where they belong; none takes room in the page. First all reading of styles, then all writing, so
 * that the browser lays the page out once. A control over a card needs a positioned box around it; where the site
 * has none, we make it one.
 */
export function place(list: readonly Placing[]): Placed[] {
  const boxes = list.map(boxOf);
  const unpositioned = list.map(
    ({ where, card }, i) =>
      (card !== undefined || where.look.startsWith('corner')) &&
      getComputedStyle(boxes[i] as Element).position === 'static',
  );
  list.forEach(({ control: { host } }, i) => {
    const box = boxes[i];
    if (box) appendTo(box, host);
  });
  return list.map(({ control, where, card }, i) => {
    const box = boxes[i] as HTMLElement;
    const { host } = control;
    const isMade = unpositioned[i] || (where.beside !== undefined && staysBehind(box, host));
    // Sites may say `static` of everything, and that it is important.
    if (isMade) box.style.setProperty('position', 'relative', 'important');
    const otherwise: Look = card ? 'corner' : 'floating';
    const adjust = where.beside && standBeside(host, where.beside, box, where.look, otherwise);
    // At once: a page that draws nothing at present may be pressed all the same.
    adjust?.();
    const observer = adjust && new ResizeObserver(adjust);
    if (where.beside) observer?.observe(where.beside);
    return {
      control,
      box,
      adjust,
      undo() {
        observer?.disconnect();
        host.remove();
        if (isMade) box.style.position = '';
      },
    };
  });
}

function boxOf({ where, card, outwards = 0 }: Placing): Element {
  let box = where.beside ? (card ?? boxAround(where.beside, where.parent)) : where.parent;
  for (let i = 0; i < outwards && box !== document.body; i += 1) box = parentOf(box) ?? box;
  return box;
}
