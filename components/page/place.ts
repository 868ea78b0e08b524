import type { Look, Place } from '../../utils/platforms/adapter';
import { doc } from '../../utils/platforms/doc';
import { boxAround, standBeside, staysBehind } from './beside';
import type { Control } from './control';
import { parentOf } from './plain';
import { bringUp, putInto, withBox } from './siblings';

export interface Placed {
  control: Control;
  /** What it is a child of. */
  box: Element;
  /** Whether it stands beside something, and has to follow that. */
  isBeside: boolean;
  /** Has the control stand where it should after the page has changed; `isGrown`: there is more in its box than before. */
  adjust(isGrown?: boolean): void;
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
  const parents = putInto(list.map(({ control: { host } }, i) => ({ host, box: boxes[i] as Element })));
  return list.map(({ control, where, card }, i) => {
    const box = parents[i] as HTMLElement;
    const { host } = control;
    const isStatic = box === boxes[i] ? unpositioned[i] : getComputedStyle(box).position === 'static';
    let isMade = false;
    // Sites may say `static` of everything, and that it is important.
    const hold = () => {
      isMade = true;
      box.style.setProperty('position', 'relative', 'important');
    };
    if (isStatic || (where.beside && staysBehind(box, host))) hold();
    const otherwise: Look = card ? 'corner' : 'floating';
    const follow = where.beside && standBeside(host, where.beside, box, where.look, otherwise);
    const adjust = (isGrown = false) => {
      const around = host.offsetParent;
      // The site gave its boxes another style since.
      if (card && around && around !== box && !isMade) hold();
      if (!where.beside) bringUp(box, host, isGrown);
      follow?.();
    };
    // At once: a page that draws nothing at present may be pressed all the same.
    follow?.();
    const observer = follow && new ResizeObserver(follow);
    if (where.beside) observer?.observe(where.beside);
    return {
      control,
      box,
      isBeside: where.beside !== undefined,
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
  for (let i = 0; i < outwards && box !== doc.body; i += 1) box = parentOf(box) ?? box;
  return withBox(box);
}
