import { DIALECTS, type Dialect } from '../../emulator/quirks.ts';
import { expect, test } from '../fixtures.ts';
import { clickControl, expectState } from '../support/controls.ts';
import { POSTS } from '../support/posts.ts';
import { signIn } from '../support/set-up.ts';

const { page: address, key, url } = POSTS.youtube;

for (const dialect of Object.keys(DIALECTS) as Dialect[]) {
  test.describe(`the API as of ${dialect}`, () => {
    test.use({ dialect });

    test('the main job: one click leads to Ready', async ({ world, signedIn, page, popup }) => {
      expect(signedIn).toBeTruthy();
      await page.goto(address);
      await clickControl(page, key);
      await expectState(page, key, 'ready');
      await popup.open();
      await popup.expectStatus(url, 'Ready');
      expect(world.api.to('scraper_url').map(({ body }) => body)).toMatchObject([
        { kind: 'json', value: { video_urls: [url], unique_id: 'default', quality: '720' } },
      ]);
    });

    test('a public save', async ({ world, signedIn, popup }) => {
      expect(signedIn).toBeTruthy();
      await popup.open();
      await popup.chooseLibrary('Public');
      await popup.paste(url);
      await popup.confirm();
      await popup.expectStatus(url, 'Ready');
      expect(world.api.libraries.in('public').map((video) => video.url)).toEqual([url]);
    });

    test('a deletion, which is said only once the video is gone', async ({ world, signedIn, popup }) => {
      expect(signedIn).toBeTruthy();
      await popup.open();
      await popup.paste(url);
      await popup.expectStatus(url, 'Ready');
      const [video] = world.api.libraries.in('private');
      const remove = async () => {
        await popup.task(url).getByRole('button', { name: 'Delete from library' }).click();
        await popup.confirm();
      };
      if (dialect === 'today') {
        world.api.libraries.undeletable.add(video?.videoNo ?? '');
        await remove();
        await expect(popup.page.locator('body')).toContainText("it's still there");
        await expect(popup.tasks).toHaveCount(1);
        world.api.libraries.undeletable.clear();
      }
      await remove();
      await expect(popup.tasks).toHaveCount(0);
      expect(world.api.libraries.in('private')).toEqual([]);
      expect(world.api.to('get_metadata').at(-1)?.query).toMatchObject({ video_no: video?.videoNo });
    });

    test('folders are found out once, and chosen where there are some', async ({ world, context, popup }) => {
      world.api.libraries.folders.set('568102998803353999', 'Cats');
      const options = await signIn(await context.newPage());
      const asked = () => world.api.to('folders').length;
      const folder = options.page.getByRole('combobox', { name: 'Folder' });
      if (dialect === 'v1.2') {
        await expect.poll(asked).toBe(1);
        await expect(folder).toHaveCount(0);
        await options.page.reload();
        await expect(options.page.getByRole('combobox', { name: 'Video quality' })).toBeVisible();
        expect(asked()).toBe(1);
        return;
      }
      await expect(folder.getByRole('option')).toHaveText(['None: Memories.ai decides', 'Default', 'Cats']);
      await folder.selectOption({ label: 'Cats' });
      await expect(options.page.getByRole('status').filter({ hasText: 'Saved: Folder' })).toBeVisible();
      await popup.open();
      await popup.paste(url);
      await popup.expectStatus(url, 'Ready');
      expect(world.api.libraries.in('private').map((video) => video.folder)).toEqual(['568102998803353999']);
    });
  });
}
