import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../../../components/page/selection/scope';
import { recognise } from '../../../../utils/platforms';

/** The scope of an address after that of the one before; posts of YouTube alone take the place of the grid. */
const scope = (address: string, previous = '') =>
  scopeOf(new URL(address), recognise(address), !address.includes('youtube'), previous);

describe('scopeOf', () => {
  it.each([
    ['https://www.instagram.com/kilnhouse/', 'https://www.instagram.com/kilnhouse/reels/'],
    ['https://www.youtube.com/@cs50/videos', 'https://www.youtube.com/@cs50/shorts'],
    ['https://www.youtube.com/hashtag/bread', 'https://www.youtube.com/hashtag/bread/shorts'],
    ['https://www.tiktok.com/search?q=cats&t=1', 'https://www.tiktok.com/search/video?q=cats'],
    ['https://www.youtube.com/results?search_query=cats', 'https://www.youtube.com/results?search_query=cats&sp=x'],
  ])('is the same in all views of a profile, hashtag or search: %s, %s', (one, other) => {
    expect(scope(one)).toBe(scope(other));
  });

  it.each([
    ['https://www.instagram.com/kilnhouse/', 'https://www.instagram.com/northfold/'],
    ['https://www.youtube.com/results?search_query=cats', 'https://www.youtube.com/results?search_query=dogs'],
    ['https://www.tiktok.com/foryou', 'https://www.tiktok.com/explore'],
    ['https://www.youtube.com/@cs50', 'https://www.youtube.com/'],
  ])('is another one elsewhere: %s, %s', (one, other) => {
    expect(scope(one)).not.toBe(scope(other));
  });

  it('stays while a post is open over the grid', () => {
    const grid = scope('https://www.instagram.com/kilnhouse/');
    expect(scope('https://www.instagram.com/kilnhouse/p/DaCXSzTV1Od/', grid)).toBe(grid);
  });

  it('goes with the grid where a post takes its place', () => {
    const grid = scope('https://www.youtube.com/@cs50');
    expect(scope('https://www.youtube.com/watch?v=Ba_2ZRjX4-c', grid)).not.toBe(grid);
  });

  it('is that of the post where the page began with one', () => {
    expect(scope('https://www.instagram.com/p/DaCXSzTV1Od/')).toContain('DaCXSzTV1Od');
  });
});
