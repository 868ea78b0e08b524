import { TODAYS, type Trouble } from '../../emulator/faults.ts';
import { expect, test } from '../fixtures.ts';
import { clickControl } from '../support/controls.ts';
import { POSTS } from '../support/posts.ts';

const { page: address, key, url } = POSTS.tiktok;

test.beforeEach(async ({ signedIn, page, popup }) => {
  expect(signedIn).toBeTruthy();
  await page.goto(address);
  await popup.open();
});

const PASSING: [string, Trouble, number][] = [
  ['too many requests', { answer: '0429' }, 2],
  ['too many requests, with a time to wait', { answer: '0429', status: 429, retryAfter: '3' }, 2],
  ['a gateway that answers HTML', { html: 502 }, 2],
  ['a gateway that answers another JSON', { gateway: 503 }, 2],
  ['the network is down', { cut: 'before' }, 2],
  ['the answer is lost', { cut: 'after' }, 2],
  ['0001 that names nothing', TODAYS.hiccup, 2],
  ['an envelope that finds nothing', TODAYS.nothingHere, 2],
  ['success without a task', { hollow: 'no-task-id' }, 2],
  ['success without data', { hollow: 'no-data' }, 2],
];
for (const [name, trouble, requests] of PASSING) {
  test(`${name}: the same request again, Ready in the end`, async ({ world, page, popup }) => {
    world.api.faults.add('scraper_url', trouble);
    await clickControl(page, key);
    await popup.expectStatus(url, 'Ready');
    const sent = world.api.to('scraper_url');
    expect(sent).toHaveLength(requests);
    expect(sent[1]?.body).toEqual(sent[0]?.body);
    if ('retryAfter' in trouble) expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(3_000);
  });
}

test('a status that cannot be had for a while is asked for again', async ({ world, page, popup }) => {
  world.api.faults.add('get_video_ids_by_task_id', { html: 500 });
  world.api.faults.add('get_video_ids_by_task_id', { cut: 'before' });
  await clickControl(page, key);
  await popup.expectStatus(url, 'Ready');
  expect(world.api.to('scraper_url')).toHaveLength(1);
});
