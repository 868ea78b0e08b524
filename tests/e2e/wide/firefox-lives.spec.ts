import { firefoxPath, mozExtension } from '../firefox/firefox.ts';
import { expect, test } from '../firefox/fixtures.ts';
import type { Marionette } from '../firefox/marionette.ts';
import { clickControl, pasteIntoPopup, runInBrowser, signIn, statuses } from '../firefox/steps.ts';
import { POSTS } from '../support/posts.ts';

/** Ends the event page at once, as Firefox does after some idle seconds. */
const endWorker = (marionette: Marionette) =>
  runInBrowser(
    marionette,
    `let hasEnded = false;
    extension.once('shutdown-background-script', () => { hasEnded = true; });
    await extension.terminateBackground({ disableResetIdleForTest: true });
    return [hasEnded, extension.backgroundState];`,
  );

/** Has the browser load the extension anew, as after an update. */
const reload = (marionette: Marionette) =>
  runInBrowser(
    marionette,
    `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    await (await AddonManager.getAddonByID(extension.id)).reload();`,
  );

// Without a Firefox there is nothing to test it in; `.ci/run` installs one.
if (firefoxPath) {
  test('Firefox: the event page ends in the middle of a queue, again and again, and all of it gets ready once', async ({
    world,
    firefox: { marionette },
  }) => {
    await signIn(marionette);
    await pasteIntoPopup(marionette, `${POSTS.tiktok.url} ${POSTS.youtube.url}`, 2);
    const sent = () => world.api.libraries.in('private').length;
    for (const videos of [1, 2]) {
      expect(await endWorker(marionette)).toEqual([true, 'stopped']);
      await expect.poll(sent, { timeout: 120_000 }).toBeGreaterThanOrEqual(videos);
    }
    await endWorker(marionette);
    await expect.poll(statuses(marionette), { timeout: 120_000 }).toEqual(['Ready', 'Ready']);
    expect(sent()).toBe(2);
  });

  test('Firefox: posts of a profile are ticked and saved in one go', async ({ world, firefox: { marionette } }) => {
    await signIn(marionette);
    await marionette.send('WebDriver:Navigate', { url: 'https://www.instagram.com/kilnhouse/' });
    await clickControl(marionette, 'Select posts');
    await clickControl(marionette, 'Select: ', '[role=checkbox]');
    await clickControl(marionette, 'Select all', '[role=toolbar] button');
    await clickControl(marionette, 'Save privately', '[role=toolbar] button');
    await expect.poll(() => world.api.libraries.in('private').length, { timeout: 60_000 }).toBeGreaterThan(3);
  });

  test('Firefox: the extension is updated while a page is open, and new controls take the place of the old', async ({
    world,
    firefox: { marionette },
  }) => {
    await signIn(marionette);
    await marionette.send('WebDriver:Navigate', { url: POSTS.tiktok.page });
    const controls = (which: string) =>
      marionette.run(`return document.querySelectorAll('[data-memories=control]${which}').length`);
    await expect.poll(() => controls('')).toBeGreaterThan(0);
    await marionette.run("for (const e of document.querySelectorAll('[data-memories=control]')) e.dataset.old = ''");
    await reload(marionette);
    await expect.poll(() => controls('[data-old]')).toBe(0);
    await expect.poll(() => controls('')).toBeGreaterThan(0);
    await clickControl(marionette, 'Save to Memories');
    await expect.poll(() => world.api.libraries.in('private').length, { timeout: 60_000 }).toBe(1);
  });

  test('Firefox: in a private window a press saves, and each page of ours says why it shows no saves', async ({
    world,
    firefox: { marionette },
  }) => {
    await signIn(marionette);
    // The reload, which the leave to run in private windows needs, closes pages of ours.
    await marionette.send('WebDriver:Navigate', { url: POSTS.tiktok.page });
    await runInBrowser(
      marionette,
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const permissions = ['internal:privateBrowsingAllowed'];
      await ExtensionPermissions.add(extension.id, { permissions, origins: [], data_collection: [] });`,
    );
    await reload(marionette);
    const opened = await marionette.send('WebDriver:NewWindow', { type: 'window', private: true, focus: true });
    await marionette.send('WebDriver:SwitchToWindow', opened as { handle: string });
    await marionette.send('WebDriver:Navigate', { url: POSTS.youtube.page });
    await clickControl(marionette, 'Save to Memories');
    await expect.poll(() => world.api.libraries.in('private').length, { timeout: 60_000 }).toBe(1);
    for (const page of ['popup', 'options', 'welcome', 'uploads', 'import', 'library']) {
      await marionette.send('WebDriver:Navigate', { url: mozExtension(`${page}.html`) });
      const said = () => marionette.run('return document.body.innerText');
      await expect.poll(said, { message: page }).toContain('In a private window');
    }
  });
} else console.warn('No Firefox was found: the deaths of its event page are not part of this run.');
