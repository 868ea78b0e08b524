import type { Page } from '@playwright/test';
import { keyOf, recognise } from '../../../utils/platforms/index.ts';
import { readControls } from './controls.ts';
import { attribute, contains, readTree, walk } from './dom-tree.ts';

interface CardInSight {
  place: number;
  href: string;
  box: { x: number; y: number; width: number; height: number };
}

/** The cards that a person sees, whatever clips, hides or moves them: the browser's own word on it. */
function cardsInSight(page: Page, selector: string): Promise<CardInSight[]> {
  return page.evaluate(
    (wanted) =>
      new Promise<CardInSight[]>((resolve) => {
        const cards = [...document.querySelectorAll<HTMLElement>(wanted)];
        const observer = new IntersectionObserver((entries) => {
          observer.disconnect();
          const seen = entries.filter(
            ({ target, intersectionRect: { width, height } }) =>
              width > 8 && height > 8 && target.checkVisibility({ visibilityProperty: true }),
          );
          resolve(
            seen.map(({ target, boundingClientRect: { x, y, width, height } }) => ({
              place: cards.indexOf(target as HTMLElement),
              href: target.querySelector('a')?.href ?? '',
              box: { x, y, width, height },
            })),
          );
        });
        cards.forEach((card, place) => {
          card.dataset.place = String(place);
          observer.observe(card);
        });
        if (cards.length === 0) resolve([]);
      }),
    selector,
  );
}

/** What is wrong with the controls of the cards in sight, each of which shows the post of its first link. */
export async function complaintsInSight(page: Page, selector: string): Promise<string[]> {
  const cards = await cardsInSight(page, selector);
  const root = await readTree(page);
  const controls = await readControls(page, root);
  const nodes = new Map<number, number>();
  for (const { node } of walk(root)) {
    const place = attribute(node, 'data-place');
    if (place !== undefined) nodes.set(Number(place), node.nodeId);
  }
  const wrong = cards.flatMap(({ place, href, box }) => {
    const own = controls.filter(({ ancestorIds }) => ancestorIds.includes(nodes.get(place) ?? -1));
    const target = recognise(href);
    const key = target && keyOf(target);
    const [control] = own;
    if (own.length !== 1 || control?.key !== key) return [`card ${place}: ${own.map((one) => one.key)}, not ${key}`];
    return control.box && contains(box, control.box) ? [] : [`card ${place}: its control lies outside`];
  });
  return cards.length === 0 ? ['no card is in sight'] : wrong;
}
