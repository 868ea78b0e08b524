import type { Page } from '@playwright/test';
import { readControls } from './controls.ts';
import { attribute, centre, readTree, walk } from './dom-tree.ts';

/**
 * `hazards/grid-twists.html`: a grid of eight cards, as each site marks them. `turn`, in the address: other posts each
 * time, none of which was saved before.
 */
export const GRIDS = {
  youtube: {
    address: 'https://www.youtube.com/',
    keyOf: (n: number, turn: number) => `youtube:post:trial${String(turn).padStart(5, '0')}${n}`,
  },
  tiktok: {
    address: 'https://www.tiktok.com/explore',
    keyOf: (n: number, turn: number) => `tiktok:post:7600000000000000${String(turn).padStart(2, '0')}${n}`,
  },
  instagram: {
    address: 'https://www.instagram.com/explore/',
    keyOf: (n: number, turn: number) => `instagram:post:DTrialPost${turn}${n}`,
  },
};
export const EIGHT = [1, 2, 3, 4, 5, 6, 7, 8];

/** What of the controls can't be seen or pressed where it stands: something lies over its middle, or it is off its card. */
export async function misplaced(page: Page): Promise<string[]> {
  const list = (await readControls(page)).flatMap(({ key, box }) => (box ? [{ key, ...centre(box), box }] : []));
  return page.evaluate((all) => {
    // Pages may have elements named as these methods are.
    const at = (x: number, y: number) => Document.prototype.elementFromPoint.call(document, x, y);
    const cards = [...Document.prototype.querySelectorAll.call(document, '[data-n]')];
    return all.flatMap(({ key, x, y, box }) => {
      const over = at(x, y);
      if (y > innerHeight || y < 0) return [];
      const wrong: string[] = [];
      if (!(over as HTMLElement | null)?.dataset.memories)
        wrong.push(`${key} is under ${over?.localName}.${over?.className}`);
      const id = key.split(':')[2] ?? '';
      const card = cards.find((one) => one.outerHTML.includes(id));
      const parts = card
        ? [card, ...card.querySelectorAll('*:not([data-memories])')].map((one) => one.getBoundingClientRect())
        : [];
      const seen = parts.filter(({ width, height }) => width > 0 && height > 0);
      const left = Math.min(...seen.map((one) => one.left));
      const right = Math.max(...seen.map((one) => one.right));
      const top = Math.min(...seen.map((one) => one.top));
      const bottom = Math.max(...seen.map((one) => one.bottom));
      const isIn =
        box.x >= left - 1 && box.x + box.width <= right + 1 && box.y >= top - 1 && box.y + box.height <= bottom + 1;
      if (!isIn)
        wrong.push(
          `${key} is off its card: ${Math.round(box.x)},${Math.round(box.y)} not in ${[left, top, right, bottom].map(Math.round)}`,
        );
      return wrong;
    });
  }, list);
}

/** The keys of the controls that each of the eight has within it, from one look at the page. */
export async function keysOfEight(page: Page): Promise<string[][]> {
  const root = await readTree(page);
  const controls = (await readControls(page, root)).filter(({ box }) => box);
  const cards = [...walk(root)].filter(({ node }) => attribute(node, 'data-n') !== undefined);
  return EIGHT.map((n) => {
    const own = cards.find(({ node }) => attribute(node, 'data-n') === `${n}`)?.node.nodeId ?? -1;
    return controls.filter(({ ancestorIds }) => ancestorIds.includes(own)).map(({ key }) => key);
  });
}
