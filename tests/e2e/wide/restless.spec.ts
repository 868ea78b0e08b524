import path from 'node:path';
import type { Page } from '@playwright/test';
import { PAGES_DIR } from '../../emulator/sites.ts';
import { expect, test } from '../fixtures.ts';
import { clickControl, readControls, readState } from '../support/controls.ts';
import { EIGHT, GRIDS, keysOfEight, misplaced } from '../support/eight.ts';
import { comeToRest } from '../support/layout.ts';

/** What a page does to its cards and to what is in them; each gets the grid. */
const ACTS: Record<string, (grid: Element) => void> = {
  'copies its cards and shows the copies': (grid) =>
    grid.replaceChildren(...[...grid.children].map((card) => card.cloneNode(true))),
  'writes its cards anew from their own markup': (grid) => {
    for (const card of grid.children) card.innerHTML = String(card.innerHTML);
  },
  'moves each control to the next card': (grid) => {
    const cards = [...grid.children];
    const hosts = cards.map((card) => card.querySelector('[data-memories]') as Element);
    hosts.forEach((host, i) => void cards[(i + 1) % cards.length]?.append(host));
  },
  'has each card show the post of the next one': (grid) => {
    const cards = [...grid.children];
    const hrefs = cards.map((card) => (card.querySelector('a') as HTMLAnchorElement).getAttribute('href') ?? '');
    cards.forEach((card, i) => {
      const next = (i + 1) % cards.length;
      for (const link of card.querySelectorAll('a')) link.setAttribute('href', hrefs[next] ?? '');
      card.setAttribute('data-n', `${next + 1}`);
    });
  },
  'puts its cards into another order': (grid) => grid.append(...[...grid.children].reverse()),
  'puts a box around each card': (grid) => {
    for (const card of [...grid.children]) {
      const box = document.createElement('div');
      card.replaceWith(box);
      box.append(card);
    }
  },
  'puts a box around what is in each card': (grid) => {
    for (const card of grid.children) {
      const box = document.createElement('div');
      box.append(...card.childNodes);
      card.append(box);
    }
  },
  'hides our hosts in every way': (grid) => {
    for (const host of grid.querySelectorAll<HTMLElement>('[data-memories]')) {
      host.hidden = true;
      host.className = 'gone';
      host.style.cssText +=
        ';display:none!important;visibility:hidden!important;transform:scale(0)!important;z-index:-1';
      host.slot = 'none';
    }
  },
  'replaces its body': () => {
    const next = document.createElement('body');
    next.append(...document.body.childNodes);
    document.documentElement.replaceChild(next, document.body);
  },
  'lays a cover over each card': (grid) => {
    for (const card of grid.children) {
      const cover = document.createElement('div');
      cover.style.cssText = 'position:absolute;inset:0;z-index:40;background:#0008';
      card.append(cover);
    }
  },
  'lends its cards to another document': (grid) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const cards = [...grid.children];
    frame.contentDocument?.body.append(...cards);
    grid.append(...cards);
    frame.remove();
  },
  'takes all cards out, and puts them back a moment later': (grid) => {
    const cards = [...grid.children];
    grid.replaceChildren();
    setTimeout(() => grid.append(...cards), 300);
  },
  'swaps two cards every frame for a while': (grid) => {
    let left = 40;
    const swap = () => {
      if (grid.firstElementChild) grid.append(grid.firstElementChild);
      if (left-- > 0) requestAnimationFrame(swap);
    };
    swap();
  },
};

async function complaints(page: Page, keys: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  let found: string[] = [];
  const read = async () => {
    found = (await keysOfEight(page)).map((own) => own.join('+'));
    return found;
  };
  await expect
    .poll(read, { timeout: 6000 })
    .toEqual(keys)
    .catch(() => wrong.push(`keys ${found}`));
  await comeToRest(page);
  wrong.push(...(await misplaced(page)));
  const hosts = await page.evaluate(() => document.querySelectorAll('[data-memories=control]').length);
  if (hosts > EIGHT.length) wrong.push(`${hosts} hosts`);
  const sizes = (await readControls(page)).map(({ box }) =>
    box ? `${Math.round(box.width)}×${Math.round(box.height)}` : 'none',
  );
  if (new Set(sizes).size !== 1) wrong.push(`sizes ${sizes}`);
  return wrong;
}

for (const [site, { address, keyOf }] of Object.entries(GRIDS)) {
  test(`${site}: whatever a page does to its cards, each ends with its own control`, async ({ world, page }) => {
    test.setTimeout(300_000);
    world.sites.serve(address, path.join(PAGES_DIR, 'hazards', 'grid-twists.html'), null);
    await page.setViewportSize({ width: 1280, height: 1000 });
    const wrong: string[] = [];
    for (const [i, [name, act]] of Object.entries(ACTS).entries()) {
      await page.goto('about:blank');
      const here = `${address}?turn=${i}`;
      const keys = EIGHT.map((n) => keyOf(n, i));
      await page.goto(here);
      await expect.poll(() => keysOfEight(page)).toEqual(keys.map((key) => [key]));
      await page.evaluate(`(${act})(document.querySelector('#grid'))`);
      for (const text of await complaints(page, keys)) wrong.push(`${name}: ${text}`);
      const key = keys[i % 8] ?? '';
      if (!(await readControls(page)).some((one) => one.key === key && one.box)) continue;
      await clickControl(page, key);
      await expect
        .poll(() => readState(page, key), { timeout: 5000 })
        .not.toBe('idle')
        .catch(() => wrong.push(`${name}: a press is lost`));
      if (page.url() !== here) wrong.push(`${name}: a press led to ${page.url()}`);
    }
    expect(wrong).toEqual([]);
  });
}
