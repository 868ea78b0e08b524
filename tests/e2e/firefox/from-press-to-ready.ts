import type { Dialect } from '../../emulator/quirks.ts';
import type { LocalWorld } from '../../emulator/server.ts';
import { POSTS } from '../support/posts.ts';
import { mozExtension } from './firefox.ts';
import { expect } from './fixtures.ts';
import type { Marionette } from './marionette.ts';
import { savePost, signIn } from './steps.ts';

/** A post of each site is saved by a click and followed in the popup until it is ready, with one dialect of the API. */
export async function fromPressToReady(world: LocalWorld, marionette: Marionette, dialect: Dialect): Promise<void> {
  world.api.speak(dialect);
  await signIn(marionette);
  for (const post of Object.values(POSTS)) {
    await marionette.send('WebDriver:Navigate', { url: post.page });
    await savePost(marionette);
  }
  await marionette.send('WebDriver:Navigate', { url: mozExtension('popup.html') });
  const statuses = () => marionette.run("return [...document.querySelectorAll('.status')].map((e) => e.textContent)");
  await expect.poll(statuses, { timeout: 120_000 }).toEqual(['Ready', 'Ready', 'Ready']);
  expect(world.api.libraries.in('private')).toHaveLength(3);
  expect(world.api.to('folders').length).toBeGreaterThan(0);
}
