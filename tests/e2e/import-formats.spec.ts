import { expect, test } from './fixtures.ts';
import { ImportPage } from './pages/import-page.ts';
import { readCaptures } from './support/database.ts';
import { SAMPLE_LISTS } from './support/lists.ts';

test('lists of four kinds go from the file chooser to Ready', async ({ context, page, signedIn }) => {
  test.setTimeout(240_000);
  expect(signedIn).toBeTruthy();
  const list = await new ImportPage(page).open();
  for (const { file, section } of Object.values(SAMPLE_LISTS)) {
    await list.choose(file);
    if (section) await list.tick(section).check();
  }
  await list.savePrivately();
  const wanted = Object.values(SAMPLE_LISTS).flatMap(({ urls }) => urls);
  const ready = async () =>
    (await readCaptures(context)).filter(({ status }) => status === 'ready').map(({ url }) => url);
  await expect.poll(ready, { timeout: 150_000 }).toEqual(expect.arrayContaining(wanted));
});
