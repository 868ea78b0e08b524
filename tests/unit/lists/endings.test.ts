import { describe, expect, it } from 'vitest';
import { readText } from '../../../utils/lists';
import { CREATOR, INSTAGRAM, named, TIKTOK, YOUTUBE } from './kit';

const found = (text: string) => named(readText(text).targets);
const reasons = (text: string) => readText(text).leftOut.map(({ reason }) => reason);

const T = 'post 7412000000000000101';
const Y = 'post qW3rT5yU7iO';
const I = 'post DAsample001';
const C = 'creator sample.maker';

describe('an address ends where the text goes on', () => {
  it.each([
    ['brackets of all kinds', `(${TIKTOK}) [${YOUTUBE}] <${INSTAGRAM}> {${CREATOR}}`, [T, Y, I, C]],
    ['a sentence', `Look at ${CREATOR}. And ${YOUTUBE}! Or (${INSTAGRAM})?`, [C, Y, I]],
    ['a colon before it, the scheme left out', 'Link:youtu.be/qW3rT5yU7iO', [Y]],
    ['no scheme but two slashes', '<iframe src="//www.youtube.com/embed/qW3rT5yU7iO">', [Y]],
    ['Markdown links', `[a](${TIKTOK})[b](${INSTAGRAM} "title")`, [T, I]],
    ['emphasis', `**${TIKTOK}** *${CREATOR}* ~~${YOUTUBE}~~ \`${INSTAGRAM}\``, [T, C, Y, I]],
    [
      'emphasis by underscores',
      '_https://www.instagram.com/p/DAsample001_ and _https://www.tiktok.com/@a.b_',
      [I, 'creator a.b'],
    ],
    ['CSV neighbours', `1,${TIKTOK},x\n2;${YOUTUBE};y\n3|${INSTAGRAM}|z\n4\t${CREATOR}\tz`, [T, Y, I, C]],
    ['two addresses glued together', `${TIKTOK}${YOUTUBE}`, [T, Y]],
    ['quotes of many languages', `„${TIKTOK}“ «${YOUTUBE}» 「${INSTAGRAM}」 ‘${CREATOR}’`, [T, Y, I, C]],
    ['an apostrophe', `${YOUTUBE}’s comments, ${CREATOR}'s too`, [Y, C]],
    ['Chinese marks', `看${TIKTOK}，很好。看youtu.be/qW3rT5yU7iO！`, [T, Y]],
    ['a Japanese word', `${YOUTUBE}を見て ${CREATOR}を見て`, [Y, C]],
    ['a Korean particle', `https://www.instagram.com/kiln.sample을 ${TIKTOK}를`, ['creator kiln.sample', T]],
    ['emoji', `${TIKTOK}👍 ${CREATOR}🔥 https://www.tiktok.com/tag/clay❤️`, [T, C, 'hashtag clay']],
    ['a keycap, which begins with a digit', `${TIKTOK}1️⃣`, [T]],
    ['invisible marks', `${TIKTOK}\u200b \u2068${YOUTUBE}\u2069 ${CREATOR}\ufeff\u200f`, [T, Y, C]],
    ['HTML entities', `&lt;a href=&quot;https://www.youtube.com/watch?a=1&amp;v=qW3rT5yU7iO&quot;&gt;`, [Y]],
    ['HTML entities twice', 'https://www.youtube.com/watch?a=1&amp;amp;v=qW3rT5yU7iO', [Y]],
    [
      'JSON escapes',
      '"https:\\/\\/youtu.be\\/qW3rT5yU7iO\\nhttps:\\u002F\\u002Fwww.tiktok.com\\u002F@sample.maker"',
      [Y, C],
    ],
    [
      'escapes of Markdown',
      'https://www.tiktok.com/@field\\_notes\\_ <https://youtu.be/nO7pQ8rS9t\\_>',
      ['creator field_notes_', 'post nO7pQ8rS9t_'],
    ],
    ['escapes of a shell', 'https://www.youtube.com/watch\\?v\\=qW3rT5yU7iO\\&t\\=1', [Y]],
    ['quoted-printable', 'See https://www.youtube.com/watch?v=3DqW3rT5yU7iO', [Y]],
    [
      'tags of other scripts',
      'https://www.tiktok.com/tag/книги. https://www.tiktok.com/tag/%D0%B6%D0%B8',
      ['hashtag книги', 'hashtag жи'],
    ],
    [
      'a mark that tags do not hold',
      'https://www.tiktok.com/tag/clay) https://www.tiktok.com/tag/kiln;https://www.tiktok.com/tag/wood**',
      ['hashtag clay', 'hashtag kiln', 'hashtag wood'],
    ],
    ['a word glued before it', `Watch${YOUTUBE}`, [Y]],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(reasons(text)).toEqual([]);
  });
});

describe('a wrapped address is unwrapped once', () => {
  const inner = encodeURIComponent(TIKTOK);

  it.each([
    `https://l.instagram.com/?u=${inner}&e=AT1`,
    `https://l.facebook.com/l.php?u=${inner}`,
    `https://www.google.com/url?q=${inner}&sa=D`,
    `https://www.google.co.uk/url?sa=t&url=${inner}`,
    `https://www.youtube.com/redirect?event=x&q=${inner}&v=qW3rT5yU7iO`,
    `https://web.archive.org/web/20240101000000/${TIKTOK}?x=1`,
    `https://web.archive.org/web/2024id_/${TIKTOK}`,
    `https://eur02.safelinks.protection.outlook.com/?url=${inner}&data=05`,
  ])('%s', (text) => {
    expect(found(text)).toEqual([T]);
  });

  it('and not twice, nor out of pages that are no wrappers', () => {
    const once = `https://l.instagram.com/?u=${inner}`;
    expect(found(`https://www.google.com/url?q=${encodeURIComponent(once)}`)).toEqual([]);
    expect(found(`https://evil.example/?next=${TIKTOK} https://evil.example/www.tiktok.com/@a`)).toEqual([]);
    expect(found('https://www.instagram.com/accounts/login/?next=https://www.instagram.com/kiln.sample/')).toEqual([]);
  });
});

describe('what was cut is left out with a word, never read as something shorter', () => {
  it.each([
    ['an id, for display', 'instagram.com/reel/DAsampl…'],
    ['an id, with a bracket', 'instagram.com/reel/DAsampl [...]'],
    ['a handle', 'tiktok.com/@sample.m… tiktok.com/@sample.m... tiktok.com/@sample.m\u200b…'],
    ['behind a handle', 'https://www.tiktok.com/@sample.maker/…'],
    ['a tag', 'https://www.tiktok.com/tag/cl…'],
    ['a wrapped address', 'https://l.instagram.com/?u=https%3A%2F%2Fwww.tiktok.com%2F%40sam…'],
    ['by a line end within the id', 'https://www.tiktok.com/@sample.maker/video/74120000\n00000000101'],
    ['by a space within the id', 'https://www.tiktok.com/@sample.maker/video/74120000 00000000101'],
    ['by a line end within the handle', 'https://www.tiktok.com/@sample\n.maker/video/7412000000000000101'],
    ['by a space within the handle', 'https://www.tiktok.com/@sample maker/video/7412000000000000101'],
    ['by a line end behind the handle', 'https://www.tiktok.com/@sample.maker/\n> video/7412000000000000101'],
    ['by a line end within a short link', 'https://vm.tiktok.com/ZMsam\nple1/'],
    ['by a line end of a mail', 'https://www.tiktok.com/@sa=\nmple.maker'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
    expect(new Set(reasons(text).filter((reason) => reason !== 'other-site'))).toEqual(new Set(['cut']));
  });

  it('but an id that is whole is found before an ellipsis, and so is what a query or a slash closes', () => {
    expect(found(`See ${YOUTUBE}... and ${TIKTOK}… or ${INSTAGRAM}…`)).toEqual([Y, T, I]);
    expect(found('https://www.tiktok.com/@sample.maker?lang=e…')).toEqual([C]);
  });

  it('and lines of a list are no broken lines', () => {
    const list = `1. ${TIKTOK}\n2. ${YOUTUBE}\n3 https://www.instagram.com/p/DAsample001\n4. ${CREATOR}\nhttps://vm.tiktok.com/ZMsample2\nend`;
    expect(found(list)).toEqual([T, Y, I, C, 'post https://vm.tiktok.com/ZMsample2']);
  });
});

describe('what can be read in two ways is left out with a word', () => {
  it.each([
    ['an invisible mark within a handle', 'https://www.tiktok.com/@sample\u200bmaker'],
    ['a hyphen in a handle', 'https://www.tiktok.com/@sample-maker'],
    ['another script in a handle', 'https://www.youtube.com/@samplechannelを見て'],
    ['an underscore that may close an emphasis', '_see https://www.tiktok.com/@sample.maker_'],
  ])('%s', (_, text) => {
    expect(readText(text)).toMatchObject({ targets: [], leftOut: [{ reason: 'unclear' }] });
  });

  it('a hyphen in a tag', () => {
    expect(found('https://www.tiktok.com/tag/clay-kiln')).toEqual([]);
  });

  it.each([
    [
      'the id of a post',
      '<span>tiktok.com/@sample.maker/video/7</span><span class="invisible">412000000000000101</span>',
    ],
    ['a handle', '<span>https://www.tiktok.com/@sample.ma</span><span class="invisible">ker/video/74</span>'],
    ['a code', 'https://www.instagram.com/reel/DAsam<wbr>ple001/'],
    ['the name of a channel', 'https://www.youtube.com/@sample<wbr>channel'],
  ])('marks of HTML within %s', (_, text) => {
    expect(readText(text).targets).toEqual([]);
    expect(readText(text).leftOut).toHaveLength(1);
  });

  it('but marks of HTML behind what is whole, or before a space, end it', () => {
    expect(found(`<em>${TIKTOK}</em>and <b>${CREATOR}</b> or <i>${YOUTUBE}</i>too`)).toEqual([T, C, Y]);
  });

  it('but an invisible mark within an id can be read in one way only', () => {
    expect(found('https://www.tiktok.com/@sample.maker/video/7412\u200b000000000000101')).toEqual([T]);
    expect(found('https://www.youtube.com/watch?v=qW3rT\u200b5yU7iO')).toEqual([Y]);
  });
});

describe('what is no address of ours is not taken', () => {
  it.each([
    'mailto:a@youtube.com/watch?v=qW3rT5yU7iO',
    'ftp://www.youtube.com/watch?v=qW3rT5yU7iO',
    'xhttps://www.instagram.com/old_prague',
    'https://youtube.com@evil.example/watch?v=qW3rT5yU7iO',
    'приветyoutu.be/qW3rT5yU7iO',
    'https://www.youtube.com/embed/VideoSeries?list=PL1',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('and the advertisement of an app is not even reported', () => {
    expect(readText('Download TikTok Lite: https://www.tiktok.com/tiktoklite')).toEqual({ targets: [], leftOut: [] });
  });

  it('each address that was not understood has its reason', () => {
    const text = 'vimeo.com/1 https://www.tiktok.com/@a/live https://www.youtube.com/playlist?list=PL1.';
    expect(readText(text).leftOut).toEqual([
      { reason: 'other-site', url: 'https://vimeo.com/1' },
      { reason: 'live-room', url: 'https://www.tiktok.com/@a/live' },
      { reason: 'playlist', url: 'https://www.youtube.com/playlist?list=PL1' },
    ]);
  });
});
