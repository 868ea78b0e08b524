import { describe, expect, it } from 'vitest';
import { findUrls } from '../../utils/find-urls';

const POST = 'https://www.tiktok.com/@mila/video/7300000000000000001';
const SHORT = 'https://www.youtube.com/shorts/abcdefghij_';
const REEL = 'https://www.instagram.com/reel/Cabc-_12345/';

describe('findUrls finds the addresses', () => {
  it.each([
    ['on lines', `${POST}\n${SHORT}\r\n${REEL}`, [POST, SHORT, REEL]],
    ['between commas', `${POST},${SHORT},${REEL}`, [POST, SHORT, REEL]],
    ['between semicolons', `${POST};${SHORT};${REEL}`, [POST, SHORT, REEL]],
    ['with nothing between them', `${POST}${REEL}`, [POST, REEL]],
    ['at the end of a sentence', `Look at ${POST}. And ${REEL}!`, [POST, REEL]],
    ['in brackets', `(see ${POST}) [${REEL}] <${SHORT}>`, [POST, REEL, SHORT]],
    ['in Markdown links', `[one](${POST}) and **${REEL}** and _${SHORT}_`, [POST, REEL, SHORT]],
    ['in quoted CSV cells', `"1","${POST}","a, title"\r\n"2","${REEL}",""`, [POST, REEL]],
    ['in bare CSV cells', `1,${POST},Title of it\n2,${REEL},Other`, [POST, REEL]],
    ['in HTML', `<a href="${SHORT}?a=1&amp;b=2">x</a>`, [`${SHORT}?a=1&b=2`]],
    ['in JSON with escaped slashes', JSON.stringify({ url: POST }).replaceAll('/', '\\/'), [POST]],
    ['in Chinese text', `看${POST}，很好。`, [POST]],
  ])('%s', (_where, text, urls) => {
    expect(findUrls(text)).toEqual(urls);
  });

  it('without a scheme', () => {
    expect(findUrls('youtu.be/abcdefghijk, www.instagram.com/p/Cabc/')).toEqual([
      'https://youtu.be/abcdefghijk',
      'https://www.instagram.com/p/Cabc/',
    ]);
  });

  it('each once, in the order of the text', () => {
    expect(findUrls(`${REEL} ${POST} ${REEL}`)).toEqual([REEL, POST]);
  });

  it('keeps an underscore that belongs to the id, drops one that does not', () => {
    expect(findUrls(`${SHORT} ${SHORT}_`)).toEqual([SHORT]);
  });

  it('keeps an address that is a part of another whole', () => {
    const login = `https://www.instagram.com/accounts/login/?next=${REEL}`;
    const archived = `https://web.archive.org/web/2024/${POST}`;
    expect(findUrls(`${login} ${archived}`)).toEqual([login, archived]);
  });

  it('names foreign addresses too, so that the person can be told', () => {
    expect(findUrls('vimeo.com/123 https://example.com/a.mp4.')).toEqual([
      'https://vimeo.com/123',
      'https://example.com/a.mp4',
    ]);
  });

  it('keeps letters of other scripts in a hashtag', () => {
    expect(findUrls('https://www.tiktok.com/tag/книги und mehr')).toEqual(['https://www.tiktok.com/tag/книги']);
  });

  it.each(['', 'no link here, e.g. this and/or that', 'mail me@youtube.com/x', 'ftp://example.com/a'])(
    'finds nothing in %j',
    (text) => {
      expect(findUrls(text)).toEqual([]);
    },
  );

  it('stays fast on a large hostile text', () => {
    const text = 'a.'.repeat(200_000) + ')'.repeat(100_000);
    expect(findUrls(text)).toEqual([]);
    expect(findUrls(`https://youtu.be/x${')'.repeat(300_000)}`)).toEqual(['https://youtu.be/x']);
  });
});
