import { describe, expect, it } from 'vitest';
import { PageOrder } from '../../../../components/page/selection/page-order';
import { MOST_SEEN, SeenPosts } from '../../../../components/page/selection/seen-posts';
import type { Subject } from '../../../../components/page/subject';

const post = (n: number): Subject => ({
  target: { platform: 'tiktok', kind: 'post', id: `${n}`, url: `https://www.tiktok.com/@a/video/${n}` },
});
const key = (n: number) => `tiktok:post:${n}`;

/** A feed of rows of 30 posts that was scrolled through up to a post. */
function scrolledTo(last: number): SeenPosts {
  const seen = new SeenPosts();
  for (let row = 0; row < last; row += 30) seen.record(Array.from({ length: 30 }, (_, i) => post(row + i)));
  return seen;
}

describe('the posts that were seen on a page', () => {
  it('are remembered by the thousand, also when their cards are gone', () => {
    const seen = scrolledTo(2700);
    expect(seen.size).toBe(2700);
    expect(seen.get(key(0))).toEqual(post(0));
    expect(new PageOrder(seen).keys).toHaveLength(2700);
  });

  it('are the last ones where somebody scrolls on and on, in the order of the page', () => {
    const seen = scrolledTo(60_000);
    expect(seen.size).toBeLessThanOrEqual(MOST_SEEN);
    expect(seen.size).toBeGreaterThan(MOST_SEEN / 2);
    expect(seen.views.flat().length).toBeLessThanOrEqual(MOST_SEEN);
    const { keys } = new PageOrder(seen);
    expect(keys.at(-1)).toBe(key(59_999));
    expect(keys).toEqual(Array.from({ length: seen.size }, (_, i) => key(60_000 - seen.size + i)));
    expect(seen.get(key(0))).toBeUndefined();
  });

  it('are put in order anew by who asked before some were let go', () => {
    const seen = scrolledTo(2700);
    const order = new PageOrder(seen);
    expect(order.keys[0]).toBe(key(0));
    for (let row = 2700; row < 6000; row += 30) seen.record(Array.from({ length: 30 }, (_, i) => post(row + i)));
    expect(order.keys).not.toContain(key(0));
    expect(order.keys.at(-1)).toBe(key(5999));
  });
});
