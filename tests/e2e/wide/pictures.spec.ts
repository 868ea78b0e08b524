import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { clickControl, readControls } from '../support/controls.ts';

/** Where cards have pictures. */
const GRID = 'https://www.tiktok.com/@miro.bakes?lang=en';

/** Gives the card of a post a picture. */
async function showPicture(page: Page, id: string): Promise<void> {
  await page.evaluate(async (id) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 300;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.fillStyle = 'teal';
    pen.fillRect(0, 0, 300, 300);
    pen.fillStyle = 'gold';
    pen.arc(150, 130, 80, 0, 7);
    pen.fill();
    const link = document.querySelector(`a[href*="${id}"]`);
    const image = link?.querySelector('img') ?? link?.appendChild(document.createElement('img'));
    if (!image) throw new Error(`no card of ${id}`);
    image.src = canvas.toDataURL();
    image.style.cssText = 'width:150px;height:150px;visibility:visible';
    await image.decode();
  }, id);
}

async function firstPost(page: Page): Promise<{ key: string; id: string }> {
  const posts = async () => (await readControls(page)).filter(({ key, box }) => box && key.includes(':post:'));
  await expect.poll(async () => (await posts()).length).toBeGreaterThan(3);
  const [, post] = await posts();
  if (!post) throw new Error('no post');
  return { key: post.key, id: post.key.split(':').at(-1) ?? '' };
}

test('a task shows the picture that its card showed; nobody is asked for it', async ({ page, popup, world }) => {
  await page.goto(GRID);
  const { key, id } = await firstPost(page);
  await showPicture(page, id);
  const foreign: string[] = [];
  page.context().on('request', (request) => {
    if (/^https?:/.test(request.url()) && request.resourceType() === 'image') foreign.push(request.url());
  });
  await clickControl(page, key);
  await popup.open();
  const thumb = popup.tasks.first().getByRole('checkbox');
  await expect(thumb).toHaveAttribute('data-picture');
  await expect(thumb).toHaveCSS('background-image', /^url\("blob:chrome-extension:/);
  expect(foreign).toEqual([]);
  expect(world.api.violations).toEqual([]);
});

test('a post whose card has no picture is shown with the sign of its site', async ({ page, popup }) => {
  await page.goto(GRID);
  const { key } = await firstPost(page);
  await clickControl(page, key);
  await popup.open();
  const thumb = popup.tasks.first().getByRole('checkbox');
  await expect(thumb).toHaveAttribute('data-icon', 'note');
  await expect(thumb).not.toHaveAttribute('data-picture');
});
