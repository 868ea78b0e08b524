import { firefoxPath } from './firefox/firefox.ts';
import { test } from './firefox/fixtures.ts';
import { fromPressToReady } from './firefox/from-press-to-ready.ts';

// Without a Firefox there is nothing to test it in; `npm test` installs one.
if (firefoxPath) {
  test('Firefox: a click on a post leads to Ready in the popup', async ({ world, firefox: { marionette } }) => {
    await fromPressToReady(world, marionette, 'today');
  });
} else console.warn('No Firefox was found: its smoke test is not part of this run.');
