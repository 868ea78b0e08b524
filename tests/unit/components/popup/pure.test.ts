import { describe, expect, it } from 'vitest';
import { captureLink } from '../../../../components/popup/capture-link';
import { cleanPageTitle } from '../../../../components/popup/page-title';
import { splitLinks } from '../../../../components/popup/split-links';
import { capture } from '../../sample-capture';

describe('splitLinks', () => {
  it('parts what can be saved from what can not, with the reason', () => {
    const text =
      'https://youtu.be/abcdefghijk https://vimeo.com/1 https://www.youtube.com/playlist?list=PLx tiktok.com/@a.b…';
    expect(splitLinks(text)).toEqual({
      known: ['https://www.youtube.com/watch?v=abcdefghijk'],
      unknown: [
        { url: 'https://vimeo.com/1', reason: 'other-site' },
        { url: 'https://www.youtube.com/playlist?list=PLx', reason: 'playlist' },
        { url: 'https://tiktok.com/@a.b', reason: 'cut' },
      ],
    });
  });
});

describe('cleanPageTitle', () => {
  it.each([
    ['(3) Dogs - YouTube', 'Dogs'],
    ['Mila (@mila) | TikTok', 'Mila (@mila)'],
    ['Mila (@mila) • Instagram photos and videos', 'Mila (@mila)'],
    ['Clay song - YouTube Music', 'Clay song'],
    ['YouTube', undefined],
    ['YouTube Music', undefined],
    ['', undefined],
  ])('%j → %j', (title, clean) => {
    expect(cleanPageTitle(title)).toBe(clean);
  });
});

describe('captureLink', () => {
  it('leads to the post, and for a hashtag to its page', () => {
    expect(captureLink(capture({ url: 'https://www.tiktok.com/@a/video/1' }))).toBe(
      'https://www.tiktok.com/@a/video/1',
    );
    expect(captureLink(capture({ kind: 'hashtag', url: 'кот' }))).toBe('https://www.tiktok.com/tag/%D0%BA%D0%BE%D1%82');
  });

  it('never leads to a file or to anything that runs', () => {
    expect(captureLink(capture({ platform: 'local', kind: 'file', url: 'a.mp4' }))).toBeNull();
    expect(captureLink(capture({ platform: 'web', kind: 'direct', url: 'javascript:alert(1)' }))).toBeNull();
  });
});
