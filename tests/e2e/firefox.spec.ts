import { test as base, expect } from '@playwright/test';
import { TEST_KEY } from '../emulator/api.ts';
import { type LocalWorld, startLocalWorld } from '../emulator/server.ts';
import { firefoxPath, mozExtension, type RunningFirefox, startFirefox } from './firefox/firefox.ts';
import type { Marionette } from './firefox/marionette.ts';
import { POSTS } from './support/posts.ts';

const test = base.extend<{ world: LocalWorld; firefox: RunningFirefox }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  world: async ({}, use) => {
    const world = await startLocalWorld();
    await use(world);
    await world.close();
    expect(world.api.violations).toEqual([]);
  },
  firefox: async ({ world }, use) => {
    const firefox = await startFirefox(firefoxPath ?? '', world.port);
    await use(firefox);
    await firefox.close();
  },
});

/** Clicks in the middle of the first element that a selector finds, with real mouse events. */
async function click(marionette: Marionette, selector: string): Promise<void> {
  const script = `const e = document.querySelector(arguments[0]); if (!e) return null; e.scrollIntoView({block: 'center'});
    const r = e.getBoundingClientRect(); return r.width ? {x: Math.round(r.x + r.width / 2), y: Math.round(r.y + r.height / 2)} : null;`;
  await expect.poll(() => marionette.run(script, selector), { message: selector }).not.toBeNull();
  const { x, y } = (await marionette.run(script, selector)) as { x: number; y: number };
  const actions = [
    { type: 'pointerMove', x, y },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  await marionette.send('WebDriver:PerformActions', {
    actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
  });
}

async function setKey(marionette: Marionette): Promise<void> {
  await marionette.send('WebDriver:Navigate', { url: mozExtension('options.html') });
  await click(marionette, 'input[type=password]');
  const box = await marionette.send('WebDriver:FindElement', { using: 'css selector', value: 'input[type=password]' });
  const [id] = Object.values(box as Record<string, string>);
  await marionette.send('WebDriver:ElementSendKeys', { id, text: `${TEST_KEY}\t` });
  await expect.poll(() => marionette.run('return document.body.innerText')).toContain('The key is saved');
}

// Without a Firefox there is nothing to test it in; `.ci/run` installs one.
if (firefoxPath) {
  test('Firefox: a click on a post leads to Ready in the popup', async ({ world, firefox: { marionette } }) => {
    await setKey(marionette);
    for (const post of Object.values(POSTS)) {
      await marionette.send('WebDriver:Navigate', { url: post.page });
      const saved = world.api.libraries.in('private').length;
      await click(marionette, 'memories-save');
      expect(saved).toBe(world.api.libraries.in('private').length);
    }
    await marionette.send('WebDriver:Navigate', { url: mozExtension('popup.html') });
    const tasks = () => marionette.run('return document.body.innerText');
    await expect.poll(tasks, { timeout: 60_000 }).toMatch(/Ready/);
    expect(world.api.to('scraper_url').length).toBeGreaterThan(0);
  });
} else console.warn('No Firefox was found: its smoke test is not part of this run.');
