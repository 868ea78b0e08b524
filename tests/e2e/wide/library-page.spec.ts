import { expect, test } from '../fixtures.ts';
import { NONE, violationsInBothThemes } from '../support/axe.ts';
import { readCaptures } from '../support/database.ts';
import { BOXES, found, local, openLibrary, saveAll, searchbox } from '../support/library.ts';
import { POSTS } from '../support/posts.ts';
import { giveVideo, secondOf } from '../support/tone.ts';

test.beforeEach(async ({ world, signedIn, popup }) => {
  expect(signedIn).toBeTruthy();
  await saveAll(world, popup);
});

test('saved, ready, asked, and landed at the second on every site', async ({ context, page, world }) => {
  test.slow();
  await openLibrary(page);
  await searchbox(page).fill('glaze blue');
  await searchbox(page).press('Enter');
  const links = found(page).getByRole('link', { name: /0:13/ });
  await expect(links).toHaveCount(3, { timeout: 20_000 });
  await expect(links.first()).toContainText('Now we glaze the bowl blue');

  for (const site of ['tiktok', 'instagram'] as const) {
    const opening = context.waitForEvent('page');
    await found(page).locator(`a[href="${POSTS[site].url}"]`).click();
    const post = await opening;
    await giveVideo(post, 30, BOXES[site]);
    await expect.poll(() => secondOf(post), { message: site, timeout: 20_000 }).toBeGreaterThan(12.7);
    expect(await secondOf(post)).toBeLessThan(13.3);
    await expect(post.locator('[data-memories=chip]')).toHaveCount(1);
    await post.close();
  }
  const opening = context.waitForEvent('page');
  await found(page).locator(`a[href="${POSTS.youtube.url}&t=13s"]`).click();
  const post = await opening;
  await expect.poll(() => post.url()).toBe(`${POSTS.youtube.url}&t=13s`);
  expect(world.api.to('search')).toHaveLength(2);
});

test('a second is gone to once: not after the page was loaded again', async ({ context, page }) => {
  await openLibrary(page);
  await searchbox(page).fill('glaze');
  await searchbox(page).press('Enter');
  const opening = context.waitForEvent('page');
  await found(page).locator(`a[href="${POSTS.tiktok.url}"]`).click();
  const post = await opening;
  await giveVideo(post, 30);
  await expect.poll(() => secondOf(post), { timeout: 20_000 }).toBeGreaterThan(12.7);
  await post.reload();
  await giveVideo(post, 30);
  await expect.poll(() => post.evaluate(() => document.querySelector('video')?.readyState ?? 0)).toBeGreaterThan(0);
  // The control of the page stands: whatever was to be handed to it was.
  await expect(post.locator('[data-memories=control]').first()).toBeAttached({ timeout: 20_000 });
  expect(await secondOf(post)).toBe(0);
});

test('a transcript goes with the video, and leads to any line of it', async ({ context, page, world }) => {
  const post = await context.newPage();
  await post.goto(POSTS.tiktok.url);
  await giveVideo(post, 30);
  await openLibrary(page, `?post=${encodeURIComponent(POSTS.tiktok.key)}`);
  const transcript = page.getByRole('list', { name: 'Transcript' });
  await transcript.getByRole('button', { name: /^0:13 Now we glaze/ }).click();
  await expect.poll(() => secondOf(post), { timeout: 20_000 }).toBeCloseTo(13, 0);
  // Pages in the background are not asked where they are.
  await post.bringToFront();
  await expect(transcript.locator('[data-current=true]')).toContainText('Now we glaze', { timeout: 20_000 });

  await page.bringToFront();
  await page.reload();
  await expect(transcript.getByRole('button')).toHaveCount(2);
  expect(world.api.to('get_audio_transcription')).toHaveLength(1);
});

test('quotes are copied, local words find their second, notes and tags are kept', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLibrary(page, `?post=${encodeURIComponent(POSTS.youtube.key)}`);
  await page.getByRole('checkbox', { name: 'Quote 0:13' }).check();
  await page.getByRole('button', { name: 'Copy quote as Markdown' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const quote = await page.evaluate(() => navigator.clipboard.readText());
  expect(quote).toContain('> Now we glaze the bowl blue');
  expect(quote).toContain(`[0:13](${POSTS.youtube.url}&t=13s)`);

  await page.getByRole('textbox', { name: 'Note' }).fill('for the kiln course');
  await page.getByRole('textbox', { name: 'Tags' }).fill('ceramics, blue things');
  await page.getByRole('textbox', { name: 'Tags' }).press('Tab');
  await expect(page.getByText('Note and tags are saved.')).toBeVisible();
  await expect
    .poll(async () => (await readCaptures(context)).find(({ key }) => key === POSTS.youtube.key)?.tags)
    .toEqual(['ceramics', 'blue things']);

  await openLibrary(page);
  for (const words of ['kiln cour', 'ceram', 'studio']) {
    await searchbox(page).fill(words);
    await expect(local(page)).toHaveCount(1);
    await expect(local(page)).toContainText('blue things');
  }
  await expect(local(page).getByRole('link', { name: /^0:00 Hello/ })).toBeVisible();
});

test('a question is answered with sources that lead to their second', async ({ page, world }) => {
  await openLibrary(page, `?post=${encodeURIComponent(POSTS.youtube.key)}`);
  const chat = page.getByRole('region', { name: 'Ask about this video' });
  await chat.getByRole('textbox').fill('What is it about?');
  await chat.getByRole('textbox').press('Enter');
  await expect(chat.getByText(/made by a machine/).first()).toBeVisible();
  await expect(chat.getByText(/for more\./)).toBeVisible({ timeout: 20_000 });
  await expect(chat.getByRole('list', { name: 'Sources' }).getByRole('link', { name: /0:00/ })).toBeVisible();
  await expect(chat.getByRole('link', { name: /example\.com/ })).toHaveCount(0);
  expect(world.api.to('chat_stream')).toHaveLength(1);
});

test('where the library does not answer, it says why and local search goes on', async ({ page, world }) => {
  world.api.faults.add('search', { answer: '0402', words: 'no credits' }, Number.POSITIVE_INFINITY);
  await openLibrary(page);
  await searchbox(page).fill(POSTS.tiktok.key.slice(-6));
  await searchbox(page).press('Enter');
  await expect(page.getByText('Your own saves are still searched.')).toBeVisible({ timeout: 20_000 });
  await searchbox(page).fill('www');
  await expect(local(page)).toHaveCount(3);
});

test('the library has no accessibility violation, also on 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openLibrary(page);
  await searchbox(page).fill('glaze');
  await searchbox(page).press('Enter');
  await expect(found(page).getByRole('link')).toHaveCount(3, { timeout: 20_000 });
  expect(await violationsInBothThemes(page)).toEqual(NONE);
  await found(page).getByRole('button').first().click();
  await expect(page.getByRole('list', { name: 'Transcript' })).toBeVisible({ timeout: 20_000 });
  expect(await violationsInBothThemes(page)).toEqual(NONE);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
