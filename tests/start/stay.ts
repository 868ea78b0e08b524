// Opens a browser with the extension and stays until it is closed: on the local pages with the local API, or with
// `--live` on the real sites with the real API.

import { extensionUrl, launch, makeProfile, removeProfile } from '../e2e/support/browser.ts';
import { POSTS } from '../e2e/support/posts.ts';
import { TEST_KEY } from '../emulator/api.ts';
import { startTalkingWorld } from './world.ts';

const live = process.argv.includes('--live');
const world = live ? null : await startTalkingWorld();
const profile = makeProfile();
const context = await launch({ profile, port: world?.port, headless: false });
const addresses = live
  ? Object.values(POSTS).map((post) => new URL(post.page).origin)
  : Object.values(POSTS).map((post) => post.page);
for (const address of addresses) await (await context.newPage()).goto(address);
await (await context.newPage()).goto(extensionUrl('options.html'));
console.log(
  live ? 'The real sites and the real API: set your key in the options.' : `The local API takes this key: ${TEST_KEY}`,
);
console.log('Close the browser to end.');
await new Promise((resolve) => context.once('close', resolve));
await world?.close();
removeProfile(profile);
