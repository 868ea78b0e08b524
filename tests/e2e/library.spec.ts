import { expect, test } from './fixtures.ts';
import { POSTS } from './support/posts.ts';

const { url } = POSTS.youtube;

test.beforeEach(async ({ signedIn, popup }) => {
  expect(signedIn).toBeTruthy();
  await popup.open();
  await popup.paste(url);
  await popup.expectStatus(url, 'Ready');
});

test('Delete from library asks first, then deletes the video there and the task here', async ({ world, popup }) => {
  await popup.task(url).getByRole('button', { name: 'Delete from library' }).click();
  await expect(popup.dialog).toContainText(/can't be brought back/);
  await popup.dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(world.api.libraries.in('private')).toHaveLength(1);
  await popup.task(url).getByRole('button', { name: 'Delete from library' }).click();
  await popup.confirm();
  await expect(popup.tasks).toHaveCount(0);
  expect(world.api.libraries.in('private')).toEqual([]);
  expect(world.api.to('delete_videos')).toHaveLength(1);
});

test('sending to the other library is one click; public asks first; a public one has no Delete', async ({
  world,
  popup,
}) => {
  await popup
    .task(url)
    .getByRole('button', { name: /Copy to public/ })
    .click();
  await expect(popup.dialog).toContainText(/permanent/i);
  await popup.confirm();
  await popup.choose('Library', 'Public');
  await popup.expectStatus(url, 'Ready');
  await expect(popup.task(url).getByRole('button', { name: 'Delete from library' })).toHaveCount(0);
  expect(world.api.libraries.in('public')).toHaveLength(1);
});
