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
  const boxes = list.map(boxOf) as HTMLElement[];
  const holds = boxes.map(createHold);
  const needsHold = ({ where, card }: Placing, box: Element) =>
    (card !== undefined || where.look.startsWith('corner')) && isUnpositioned(box);
  const unpositioned = list.map((placing, i) => needsHold(placing, boxes[i] as Element));
  const put = putInto(
    list.map(({ control: { host } }, i) => ({ host, box: boxes[i] as Element, withdraw: (holds[i] as Hold).undo })),
  );
  for (const [i, hold] of holds.entries()) if (unpositioned[i] && put.parents[i] === boxes[i]) hold.make();
  const parents = put.settle();
  return list.map(({ control, where, card }, i) => {
    const box = parents[i] as HTMLElement;
    const { host } = control;
    const isMoved = box !== boxes[i];
    const hold = isMoved ? createHold(box) : (holds[i] as Hold);
    const isStatic = isMoved ? isUnpositioned(box) : unpositioned[i];
    if (isStatic || (where.beside && staysBehind(box, host))) hold.make();
    const otherwise: Look = card ? 'corner' : 'floating';
    const follow = where.beside && standBeside(host, where.beside, box, where.look, otherwise);
    const adjust = (isGrown = false) => {
      const around = host.offsetParent;
      // The site gave its boxes another style since.
      if (card && around && around !== box) hold.make();
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
        hold.undo();
      },
    };
  });
}

const isUnpositioned = (box: Element) => getComputedStyle(box).position === 'static';

/** Has a box be what the place of its control is counted from. */
interface Hold {
  make(): void;
  undo(): void;
}

function createHold({ style }: HTMLElement): Hold {
  let isMade = false;
  return {
    make() {
      // Sites may say `static` of everything, and that it is important.
      if (!isMade) style.setProperty('position', 'relative', 'important');
      isMade = true;
    },
    undo() {
      if (isMade) style.position = '';
      isMade = false;
    },
  };
}

function boxOf({ where, card, outwards = 0 }: Placing): Element {
  let box = where.beside ? (card ?? boxAround(where.beside, where.parent)) : where.parent;
  for (let i = 0; i < outwards && box !== doc.body; i += 1) box = parentOf(box) ?? box;
  return withBox(box);
}
