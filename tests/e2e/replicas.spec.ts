import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { complaints } from './support/complaints.ts';
import { clickBox, readControls } from './support/controls.ts';
import { readCaptures } from './support/database.ts';
import { perform, readTruths } from './support/truth.ts';

for (const truth of readTruths()) {
  test(`${truth.name}: the right buttons in every state, each of which saves its own post`, async ({
    context,
    page,
  }) => {
    const saved = new Set<string>();
    await page.goto(truth.serveAt);
    for (const state of truth.states) {
      await test.step(state.id, async () => {
        for (const step of state.steps) await perform(page, step);
        await expect.poll(() => complaints(page, truth, state), { message: state.id }).toEqual([]);
        for (const key of await clickIdle(page)) saved.add(key);
        expect(page.url()).toBe(state.url);
        expect(await complaints(page, truth, state)).toEqual([]);
      });
    }
    const captures = await readCaptures(context);
    expect(captures.map((capture) => capture.key).sort()).toEqual([...saved].sort());
    expect(saved.size).toBeGreaterThan(0);
  });
}

/** Clicks each idle control in the viewport that nothing covers; gives what they now say is saved. */
async function clickIdle(page: Page): Promise<string[]> {
  const clicked: string[] = [];
  // A hashtag that the API can't import is no capture of its own: its button collects the page's posts.
  const collects = (key: string) => /^(youtube|instagram):hashtag:/.test(key);
  const idle = (await readControls(page)).filter(({ key, state }) => state === 'idle' && !collects(key));
  for (const { key } of idle) {
    const control = (await readControls(page)).find((c) => c.key === key && c.box);
    if (!control?.box || control.state !== 'idle' || !(await isOnTop(page, control.box))) continue;
    await clickBox(page, control.box);
    await expect
      .poll(async () => (await readControls(page)).find((c) => c.key === key)?.state, { message: key })
      .toBe('queued');
    clicked.push(key);
  }
  return clicked;
}

/** Whether a click in the middle of a box would meet one of our hosts. */
function isOnTop(page: Page, box: { x: number; y: number; width: number; height: number }): Promise<boolean> {
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
  return page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.localName === 'memories-save', middle);
}
