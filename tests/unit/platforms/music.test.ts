import { describe, expect, it } from 'vitest';
import { LINK_PATTERNS, SITE_PATTERNS } from '../../../utils/background/sites';
import { explainUnrecognised } from '../../../utils/platforms/explain';
import { controlledBy, platformOf, recognise } from '../../../utils/platforms/index';

const MUSIC = 'https://music.youtube.com';

describe('YouTube Music', () => {
  it.each([
    ['/watch?v=qW3rT5yU7iO', 'post', 'https://www.youtube.com/watch?v=qW3rT5yU7iO'],
    ['/watch?v=qW3rT5yU7iO&list=RDAMVMqW3rT5yU7iO&si=x', 'post', 'https://www.youtube.com/watch?v=qW3rT5yU7iO'],
    ['/watch?list=RDAMVM&v=qW3rT5yU7iO', 'post', 'https://www.youtube.com/watch?v=qW3rT5yU7iO'],
    ['/channel/UCUFgkRb0ZHc4Rpq15VRCICA', 'creator', 'https://www.youtube.com/channel/UCUFgkRb0ZHc4Rpq15VRCICA'],
    ['/@claysongs', 'creator', 'https://www.youtube.com/@claysongs'],
  ])('names with %s a %s', (path, kind, url) => {
    expect(recognise(MUSIC + path)).toMatchObject({ platform: 'youtube', kind, url });
  });

  it.each([
    '',
    '/',
    '/explore',
    '/library',
    '/browse/MPREb_abcdefghijk',
    '/playlist?list=OLAK5uy_abcdefghijklmnopqrstuvwxyz',
    '/podcast/PLabcdefghijk',
    '/search?q=clay',
    '/watch',
    '/watch?list=RDAMVMqW3rT5yU7iO',
  ])('names nothing to save with %j, and is YouTube none the less', (path) => {
    expect(recognise(MUSIC + path)).toBeNull();
    expect(platformOf(MUSIC + path)).toBe('youtube');
    expect(explainUnrecognised(MUSIC + path)).not.toBe('other-site');
  });

  it('has menu entries on its links and pages, and none of our scripts', () => {
    expect(LINK_PATTERNS).toContain('*://music.youtube.com/*');
    expect(SITE_PATTERNS.filter((pattern) => pattern.includes('music'))).toEqual([]);
    expect(controlledBy(`${MUSIC}/watch?v=qW3rT5yU7iO`)).toBeNull();
    expect(controlledBy('https://m.youtube.com/')).toBe('youtube');
    expect(controlledBy('https://music.youtube.com.example/')).toBeNull();
  });
});
