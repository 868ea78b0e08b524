import { readFileSync } from 'node:fs';
import { firefoxPath, mozExtension } from '../firefox/firefox.ts';
import { expect, test } from '../firefox/fixtures.ts';
import type { Marionette } from '../firefox/marionette.ts';
import { clickElement, KEYS, pasteIntoPopup, pressKeys, runInBrowser, statuses } from '../firefox/steps.ts';
import { POSTS } from '../support/posts.ts';

const go = (marionette: Marionette, url: string) => marionette.send('WebDriver:Navigate', { url });
const words = (marionette: Marionette) => marionette.run('return document.body.innerText');
const focus = (marionette: Marionette, selector: string) =>
  marionette.run('document.querySelector(arguments[0]).focus()', selector);

// Without a Firefox there is nothing to test it in; `.ci/run` installs one.
if (firefoxPath) {
  test('Firefox: a language and a site are switched in the options, and pages and popup follow', async ({
    firefox: { marionette },
  }) => {
    const german = JSON.parse(readFileSync('public/_locales/de/messages.json', 'utf8'));
    const controls = () => marionette.run("return document.querySelectorAll('[data-memories=control]').length");
    await go(marionette, POSTS.tiktok.page);
    await expect.poll(controls).toBeGreaterThan(0);
    await go(marionette, mozExtension('options.html'));
    await clickElement(marionette, '#sites input[role=switch]');
    await expect.poll(() => words(marionette)).toContain('Saved: TikTok');
    await marionette.run(`const select = document.querySelector('#language select');
      select.value = 'de';
      select.dispatchEvent(new Event('change', { bubbles: true }));`);
    await expect.poll(() => marionette.run('return document.documentElement.lang')).toBe('de');
    await go(marionette, mozExtension('popup.html'));
    await expect.poll(() => words(marionette)).toContain(german.tasks_heading.message);
    await go(marionette, POSTS.youtube.page);
    await expect.poll(controls).toBeGreaterThan(0);
    await go(marionette, POSTS.tiktok.page);
    expect(await controls()).toBe(0);
  });

  test('Firefox: the list of tasks by keyboard: the menu of a row, taking off the list, and undo', async ({
    firefox: { marionette },
  }) => {
    await pasteIntoPopup(marionette, `${POSTS.tiktok.url} ${POSTS.youtube.url}`, 2);
    await focus(marionette, '.tasks li a');
    await pressKeys(marionette, [KEYS.f10], [KEYS.shift]);
    const focused = () =>
      marionette.run('return document.activeElement.role + " " + document.activeElement.textContent');
    await expect.poll(focused).toBe('menuitem Cancel');
    await pressKeys(marionette, [KEYS.enter]);
    await expect.poll(statuses(marionette)).toContain('Cancelled');
    await focus(marionette, ".tasks li:has([data-status='cancelled']) a");
    await pressKeys(marionette, [KEYS.delete]);
    await expect.poll(statuses(marionette)).toEqual(['Queued']);
    await pressKeys(marionette, ['z'], [KEYS.control]);
    await expect
      .poll(async () => ((await statuses(marionette)()) as string[]).toSorted())
      .toEqual(['Cancelled', 'Queued']);
  });

  test('Firefox: where access was taken back, every page says so with one button to give it', async ({
    firefox: { marionette },
  }) => {
    await runInBrowser(
      marionette,
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const origins = extension.allowedOrigins.patterns.map(({ pattern }) => pattern);
      await ExtensionPermissions.remove(extension.id, { permissions: [], origins, data_collection: [] }, extension);`,
    );
    for (const page of ['popup', 'options', 'welcome', 'uploads', 'import', 'library']) {
      await go(marionette, mozExtension(`${page}.html`));
      const buttons = "return document.querySelectorAll('.access [role=alert] button').length";
      await expect.poll(() => marionette.run(buttons), { message: page }).toBe(1);
      const said = await marionette.run("return document.querySelector('.access').innerText");
      expect(said, page).toContain('TikTok');
      expect(said, page).toContain('api.memories.ai');
    }
  });
} else console.warn('No Firefox was found: its pages are not part of this run.');
