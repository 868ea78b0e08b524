import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DIALECTS, type Dialect } from '../emulator/quirks.ts';
import { firefoxPath, mozExtension } from './firefox/firefox.ts';
import { expect, test } from './firefox/fixtures.ts';
import type { Marionette } from './firefox/marionette.ts';
import { clickElement, signIn } from './firefox/steps.ts';
import { SAMPLE_LISTS } from './support/lists.ts';
import { POSTS } from './support/posts.ts';

/** The control that is pressed: of those in sight the first, and the same as long as it is there. */
const PRESSED = '[data-memories=control][data-pressed]';
const MARK = `if (document.querySelector('${PRESSED}')) return true;
const shown = [...document.querySelectorAll('[data-memories=control]')].find((host) => host.offsetWidth > 0);
shown?.setAttribute('data-pressed', '');
return shown !== undefined;`;

/**
 * Clicks the first control until the page says what became of it: a click while the page is laid out meets nothing.
 * Always the same control: others come before it meanwhile, and would be saved as well.
 */
async function save(marionette: Marionette): Promise<void> {
  const hasToast = () => marionette.run("return document.querySelector('[data-memories=panel]:popover-open') !== null");
  const clickOnce = async () => {
    await expect.poll(() => marionette.run(MARK)).toBe(true);
    if (!(await hasToast())) await clickElement(marionette, PRESSED);
    return hasToast();
  };
  await expect.poll(clickOnce, { intervals: [1000] }).toBe(true);
}

// Without a Firefox there is nothing to test it in; `.ci/run` installs one.
if (firefoxPath) {
  const dialects = Object.keys(DIALECTS) as Dialect[];
  for (const dialect of dialects)
    test(`Firefox: a click on a post leads to Ready in the popup, with the API as of ${dialect}`, async ({
      world,
      firefox: { marionette },
    }) => {
      world.api.speak(dialect);
      await signIn(marionette);
      for (const post of Object.values(POSTS)) {
        await marionette.send('WebDriver:Navigate', { url: post.page });
        await save(marionette);
      }
      await marionette.send('WebDriver:Navigate', { url: mozExtension('popup.html') });
      const statuses = () =>
        marionette.run("return [...document.querySelectorAll('.status')].map((e) => e.textContent)");
      await expect.poll(statuses, { timeout: 120_000 }).toEqual(['Ready', 'Ready', 'Ready']);
      expect(world.api.libraries.in('private')).toHaveLength(3);
      expect(world.api.to('folders').length).toBeGreaterThan(0);
    });

  test('Firefox: lists of four kinds go from the file chooser to Ready', async ({ world, firefox: { marionette } }) => {
    await signIn(marionette);
    await marionette.send('WebDriver:Navigate', { url: mozExtension('import.html') });
    const chooser = "return document.querySelector('input[type=file]')";
    await expect.poll(() => marionette.run(chooser)).toBeTruthy();
    const [id] = Object.values((await marionette.run(chooser)) as Record<string, string>);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'memories-lists-'));
    const paths = Object.values(SAMPLE_LISTS).map(({ file }) => path.join(folder, file.name));
    for (const [i, { file }] of Object.values(SAMPLE_LISTS).entries()) writeFileSync(paths[i] ?? '', file.buffer);
    await marionette.send('WebDriver:ElementSendKeys', { id, text: paths.join('\n') });
    const groups = () => marionette.run("return document.querySelectorAll('fieldset').length");
    await expect.poll(groups).toBeGreaterThanOrEqual(4);
    await expect.poll(() => marionette.run("return document.querySelector('progress')")).toBeNull();
    await marionette.run(
      "for (const box of document.querySelectorAll('fieldset > div > label > input:not(:checked)')) box.click()",
    );
    await clickElement(marionette, '.save-bar button.primary:not(:disabled)');
    const wanted = Object.values(SAMPLE_LISTS).flatMap(({ urls }) => urls);
    await expect
      .poll(() => world.api.libraries.in('private').length, { timeout: 120_000 })
      .toBeGreaterThanOrEqual(wanted.length);
    rmSync(folder, { recursive: true });
  });
} else console.warn('No Firefox was found: its smoke test is not part of this run.');
