import { expect, test } from '../fixtures.ts';
import { accessibleText } from '../support/accessible.ts';
import { clickControl, expectState, readControls } from '../support/controls.ts';

const NAMED = 'Save to Memories: ';

test('what became of a save is said in its page to people who listen, by the name of the post', async ({
  page,
  signedIn,
}) => {
  expect(signedIn).toBeTruthy();
  await page.goto('https://www.youtube.com/@lakehouse.films/videos');
  const named = async () =>
    (await readControls(page)).find(({ key, label, box }) => box && key.includes(':post:') && label.startsWith(NAMED));
  await expect.poll(named, { message: 'a control that names its post' }).toBeTruthy();
  const { key = '', label = '' } = (await named()) ?? {};
  await clickControl(page, key);
  const said = () => accessibleText(page, 'status');
  await expect.poll(said).toContain('Saved to your private library');
  expect(await said()).not.toContain('Ready: ');
  await expectState(page, key, 'ready');
  await expect.poll(said).toContain(`Ready: ${label.slice(NAMED.length)}`);
});
