import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DIALECTS, type Dialect } from '../../emulator/quirks.ts';
import { firefoxPath, mozExtension } from '../firefox/firefox.ts';
import { expect, test } from '../firefox/fixtures.ts';
import { fromPressToReady } from '../firefox/from-press-to-ready.ts';
import { clickElement, signIn } from '../firefox/steps.ts';
import { SAMPLE_LISTS } from '../support/lists.ts';

if (firefoxPath) {
  const others = (Object.keys(DIALECTS) as Dialect[]).filter((dialect) => dialect !== 'today');
  for (const dialect of others)
    test(`Firefox: a click on a post leads to Ready in the popup, with the API as of ${dialect}`, async ({
      world,
      firefox: { marionette },
    }) => {
      await fromPressToReady(world, marionette, dialect);
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
}
