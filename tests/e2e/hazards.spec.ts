import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { clickControl, expectState, findControl, readControls } from './support/controls.ts';
import { readCaptures } from './support/database.ts';
import { frames } from './support/frames.ts';
import { keysIn, serveHazard } from './support/hazards.ts';
import { comeToRest, covered } from './support/layout.ts';

const WATCHED = 'youtube:post:trial000001';

/** What the page's scripts count, by the names that they give it. */
const count = (page: Page, name: string) =>
  page.evaluate((which) => {
    const told = (window as unknown as Record<string, number | unknown[]>)[which];
    return Array.isArray(told) ? told.length : Number(told);
  }, name);

test('a row that counts its buttons comes to rest at every width, with all that fit without us', async ({
  world,
  page,
}) => {
  await page.goto(serveHazard(world.sites, 'row-counts-buttons'));
  await findControl(page, WATCHED);
  for (const width of [1920, 1680, 1440, 1280, 1120, 1024, 900, 768, 640, 480]) {
    await page.setViewportSize({ width, height: 800 });
    await comeToRest(page);
    const before = await count(page, 'moves');
    await frames(page, 30);
    expect(await count(page, 'moves'), `${width} px: moves at rest`).toBe(before);
    const [row, fits] = await page.evaluate(() => {
      const list = document.querySelector('#top-level-buttons-computed') as HTMLElement;
      const away = document.querySelector('#menu') as HTMLElement;
      const widthOf = (element: Element) => {
        away.hidden = false;
        const { width } = element.getBoundingClientRect();
        away.hidden = true;
        return width;
      };
      const used = [...list.children].reduce((sum, one) => sum + one.getBoundingClientRect().width, 0);
      const next = away.firstElementChild;
      const room = (list.parentElement?.clientWidth ?? 0) - 36 - used;
      return [[...list.children].every((one) => one.hasAttribute('data-own')), next ? widthOf(next) <= room : false];
    });
    expect(row, `${width} px: the row holds only its own`).toBe(true);
    expect(fits, `${width} px: a button is away that would fit`).toBe(false);
    await findControl(page, WATCHED);
    expect(await covered(page)).toEqual([]);
  }
});

test('rows that drop foreign children: the control stands outside of them from the start', async ({ world, page }) => {
  await page.goto(serveHazard(world.sites, 'watch-drops-foreign-children'));
  await findControl(page, WATCHED);
  await comeToRest(page);
  expect(await count(page, 'ins')).toBe(0);
});

/** Has the page drop all that it doesn't know from some elements, at once; `window.dropped` counts. */
const dropForeign = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    Object.assign(window, { dropped: 0 });
    const counts = window as unknown as { dropped: number };
    const drop = (node: Node) => {
      if (!(node instanceof HTMLElement) || node.dataset.memories !== 'control') return;
      counts.dropped += 1;
      node.remove();
    };
    for (const element of document.querySelectorAll(wanted)) {
      const watch = new MutationObserver((records) => {
        for (const { addedNodes } of records) addedNodes.forEach(drop);
      });
      watch.observe(element, { childList: true });
      element.querySelectorAll(':scope > [data-memories=control]').forEach(drop);
    }
  }, selector);

test('a page that drops the control wherever it stands beside the row: it floats', async ({ world, page }) => {
  await page.goto(serveHazard(world.sites, 'watch-drops-foreign-children'));
  await findControl(page, WATCHED);
  await dropForeign(page, 'body, ytd-app, ytd-app *');
  await expect.poll(() => count(page, 'dropped')).toBeGreaterThanOrEqual(4);
  await findControl(page, WATCHED);
  await comeToRest(page);
  expect(await count(page, 'dropped')).toBeLessThanOrEqual(4 + 2 * 3 + 6);
  await clickControl(page, WATCHED);
  await expectState(page, WATCHED, 'queued');
});

test('a page that drops every control: a few tries, then rest', async ({ world, page }) => {
  await page.goto(serveHazard(world.sites, 'watch-drops-foreign-children'));
  await findControl(page, WATCHED);
  await dropForeign(page, 'html, body, body *');
  await expect.poll(() => count(page, 'dropped')).toBeGreaterThanOrEqual(6);
  let before = -1;
  await expect
    .poll(
      async () => {
        const now = await count(page, 'dropped');
        const isSame = now === before;
        before = now;
        return isSame;
      },
      { intervals: [2500] },
    )
    .toBe(true);
  // Six times the page's own; each of three cards twice, and six times more among them.
  expect(before).toBeLessThanOrEqual(6 + 2 * 3 + 6);
});

test('full screen: nothing is brought there, and afterwards all stands as it did', async ({ world, page }) => {
  await page.goto(serveHazard(world.sites, 'watch-fullscreen'));
  const { box } = await findControl(page, WATCHED);
  await page.click('#fs');
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await expect.poll(isFull).toBe(true);
  await comeToRest(page);
  expect(await keysIn(page, 'id', 'movie_player')).toEqual([[]]);
  await page.evaluate(() => document.exitFullscreen());
  await expect.poll(isFull).toBe(false);
  await expect.poll(async () => (await findControl(page, WATCHED)).box).toEqual(box);
});

const AHEAD = [
  ['instagram-reels-address-ahead', (n: number) => `instagram:post:DTrialReel${n}`, ['class', 'reel']],
  ['youtube-shorts-address-ahead', (n: number) => `youtube:post:trialShort${n}`, ['ytd-reel-video-renderer']],
  ['tiktok-photos-address-ahead', (n: number) => `tiktok:post:76000000000000000${n}0`, ['article']],
] as const;

for (const [name, keyOf, [attributeOrName, value]] of AHEAD) {
  test(`${name}: never the key of another post beside one, and its own once both agree`, async ({ world, page }) => {
    await page.goto(serveHazard(world.sites, name));
    await findControl(page, keyOf(0));
    let wrong: string[] = [];
    const look = async () => {
      const told = await keysIn(page, attributeOrName, value);
      wrong = [...wrong, ...told.flatMap((keys, n) => keys.filter((key) => key !== keyOf(n)))];
      return told;
    };
    let at = 0;
    for (const lag of [300, 1000, 3000]) {
      for (const ahead of [lag, -lag]) {
        at = (at + 1) % 4;
        await page.evaluate(
          ([n = 0, ms = 0]) => {
            (window as unknown as { step(n: number, ms: number): void }).step(n, ms);
          },
          [at, ahead],
        );
        await expect
          .poll(async () => (await look())[at], { message: `${ahead} ms`, intervals: [40] })
          .toEqual([keyOf(at)]);
      }
    }
    expect(wrong).toEqual([]);
  });
}

const ORDERS = [
  ['link', 'title', 'image'],
  ['link', 'image', 'title'],
  ['title', 'link', 'image'],
  ['title', 'image', 'link'],
  ['image', 'link', 'title'],
  ['image', 'title', 'link'],
] as const;

test('a card whose link, title and picture change one after the other ends with the name that is seen', async ({
  context,
  world,
  page,
}) => {
  await page.goto(serveHazard(world.sites, 'card-swapped-in-three-tasks'));
  await findControl(page, WATCHED);
  for (const [i, order] of ORDERS.entries()) {
    const n = 10 + i;
    await page.evaluate(
      ([which, acts]) => {
        (window as unknown as { swap(n: number, order: readonly string[], gaps: number[]): void }).swap(
          which,
          acts,
          [0, 300, 600],
        );
      },
      [n, order] as const,
    );
    const key = `youtube:post:trial0000${n}`;
    const label = async () => (await readControls(page)).find((control) => control.key === key)?.label;
    // While only the link has changed, the title of the video before is not told as that of this one.
    if (order[0] === 'link') {
      await expect.poll(label).toBeTruthy();
      expect(await label()).not.toContain('Trial video 1 ');
    }
    await expect.poll(label, { message: order.join() }).toContain(`Trial video ${n}`);
    // Where the pointer rests another video has come: a press there would not be meant yet.
    await page.mouse.move(5, 5);
    await clickControl(page, key);
    await expectState(page, key, 'queued');
    await expect
      .poll(async () => (await readCaptures(context)).find((capture) => capture.key === key)?.title)
      .toBe(`Trial video ${n}`);
  }
});

test('a section that is marked like a card: each of the posts in it has its own control', async ({ world, page }) => {
  await page.goto(serveHazard(world.sites, 'tiktok-discover'));
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8])
    await expect
      .poll(() => keysIn(page, 'data-n', `${n}`), { message: `tile ${n}` })
      .toEqual([[`tiktok:post:76000000000000001${String(n).padStart(2, '0')}`]]);
  expect(await readControls(page)).toHaveLength(8);
});

test('a page that was left and kept in any way: the control stands in the page in view', async ({ world, page }) => {
  const address = serveHazard(world.sites, 'youtube-kept-pages');
  for (const how of ['visibility', 'place', 'above', 'aside', 'opacity', 'content', 'inert', 'aria']) {
    // From elsewhere: to another part of the same page nothing would be loaded.
    await page.goto('about:blank');
    await page.goto(`${address}#${how}`);
    await expect.poll(() => keysIn(page, 'class', 'here'), { message: how }).toEqual([[WATCHED]]);
    expect(await keysIn(page, 'class', 'left'), how).toEqual([[]]);
    await comeToRest(page);
    const { box } = await findControl(page, WATCHED);
    expect(box?.x, how).toBeGreaterThan(0);
    expect(box?.y, how).toBeGreaterThan(0);
  }
});

test('what stands around a video: rows of its list have controls, the rest has none', async ({ world, page }) => {
  await page.goto(serveHazard(world.sites, 'youtube-surfaces'));
  const row = (n: number) => [`youtube:post:trial00000${n}`];
  const rows = [[row(1), row(2), row(3), row(4)].flat()];
  await expect.poll(() => keysIn(page, 'ytd-playlist-panel-renderer')).toEqual(rows);
  // The page's own, and the four of the rows.
  const shown = async () => (await readControls(page)).flatMap(({ box, key }) => (box ? [key] : [])).sort();
  await expect.poll(shown).toEqual([WATCHED, ...rows.flat()].sort());
});

test('the phone layout of YouTube: cards and the video itself', async ({ world, page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const home = serveHazard(world.sites, 'youtube-phone');
  await page.goto(home);
  const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => [`youtube:post:trial00000${n}`]);
  await expect.poll(() => keysIn(page, 'ytm-rich-item-renderer')).toEqual([first, second, [], third, fourth]);
  await page.goto(serveHazard(world.sites, 'youtube-phone', 'https://m.youtube.com/watch?v=trial000001'));
  await findControl(page, WATCHED);
  await comeToRest(page);
  expect(await covered(page)).toEqual([]);
});
