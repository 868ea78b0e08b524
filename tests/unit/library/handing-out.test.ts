import 'fake-indexeddb/auto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hexOfHue, hueOf, hueOfHex } from '../../../components/library/tag-colour';
import { tagsIn } from '../../../components/library/tags-in';
import { bestVideos, videosOf } from '../../../utils/library/chat-videos';
import { type Save, sameCreator, savesOf } from '../../../utils/library/document';
import { fileNames } from '../../../utils/library/file-names';
import { textForAssistant } from '../../../utils/library/for-assistant';
import { markdownOf } from '../../../utils/library/markdown';
import { markdownZip } from '../../../utils/library/markdown-zip';
import { capture } from '../sample-capture';

const WORDS = { note: 'Note', transcript: 'Transcript', scenes: 'Scenes' };
const NOTHING = { speech: [], scenes: [] };
const SPEECH = [{ start: 13, text: 'Now we glaze *the* bowl' }];

/** A save of one post. */
function save(more: Parameters<typeof capture>[0] = {}): Save {
  const [made] = savesOf([capture({ status: 'ready', videoNos: ['VI1'], createdAt: Date.UTC(2026, 10, 27), ...more })]);
  if (!made) throw new Error('no save');
  return made;
}
const youtube = {
  platform: 'youtube',
  key: 'youtube:post:abc',
  url: 'https://www.youtube.com/watch?v=abc',
  title: 'A bowl',
} as const;

describe('a save as Markdown', () => {
  it('has its facts in front, its note, and each line with the way to its second', () => {
    const text = markdownOf(
      save({ ...youtube, author: 'kiln', tags: ['blue things'], note: 'for the course' }),
      { speech: SPEECH, scenes: [] },
      WORDS,
    );
    expect(text).toBe(
      [
        '---',
        'title: "A bowl"',
        'author: "kiln"',
        'site: "youtube"',
        'url: "https://www.youtube.com/watch?v=abc"',
        'saved: "2026-11-27T00:00:00.000Z"',
        'tags: ["blue-things"]',
        'key: "youtube:post:abc"',
        'videos: ["VI1"]',
        '---',
        '',
        '# A bowl',
        '',
        '<https://www.youtube.com/watch?v=abc>',
        '',
        '## Note',
        '',
        'for the course',
        '',
        '## Transcript',
        '',
        '- [0:13](https://www.youtube.com/watch?v=abc&t=13s) Now we glaze \\*the\\* bowl',
        '',
      ].join('\n'),
    );
  });

  it.each(['---\nevil: true', '"\n---\n# Owned', '[x](javascript:alert(1))', '\u202egnp.exe'])(
    'can be changed by no title: %s',
    (title) => {
      const lines = markdownOf(save({ ...youtube, title }), NOTHING, WORDS).split('\n');
      expect(lines.filter((line) => line === '---')).toHaveLength(2);
      expect(lines[1]).toMatch(/^title: ".*"$/);
      expect(lines.filter((line) => /^#/.test(line))).toHaveLength(1);
      const body = lines.slice(lines.lastIndexOf('---') + 1).join('\n');
      expect(body).not.toMatch(/(?<!\\)\[x/);
      expect(lines.join('\n')).not.toContain('\u202e');
    },
  );
});

describe('names of files', () => {
  it('are fit for every system, and never twice the same', () => {
    const titles = ['Bowl', 'bowl', 'a/b\\c:d', 'CON', '...', '', 'x'.repeat(300), '../../etc/passwd'];
    const names = fileNames(titles.map((title, i) => ({ ...save(), title, key: `tiktok:post:${i}` })));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
    for (const name of names) {
      expect(name).toMatch(/^[^\\/:*?"<>|]{1,90}\.md$/);
      expect(name).not.toMatch(/^\.|^con\.md$/i);
    }
  });
});

describe('names of files of odd titles', () => {
  const namesOf = (titles: readonly string[]) =>
    fileNames(titles.map((title, i) => ({ ...save(), title, key: `tiktok:post:${i}` })));

  it.each(['con.txt', 'LPT¹', 'Aux .md', 'COM5', 'conin$', 'NUL'])(
    '%s is a device of Windows, and no name',
    (title) => {
      expect(namesOf([title])).toEqual(['tiktok-post-0.md']);
    },
  );

  it.each(['🔥'.repeat(300), '陶芸'.repeat(300), 'é'.repeat(300), `${'x'.repeat(79)}🔥🔥`])(
    '%s is cut between letters',
    (title) => {
      const [name = ''] = namesOf([title]);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(210);
      expect(name.isWellFormed()).toBe(true);
      expect(title).toContain(name.slice(0, -3));
    },
  );

  it('a half of a letter, a turn of the direction and an end of a line are none of a name', () => {
    expect(namesOf(['a\ud83db', 'x\u202ey', 'two\nlines'])).toEqual(['a b.md', 'xy.md', 'two lines.md']);
  });

  it('accents written in two ways, and wide letters, are the same name to some systems', () => {
    expect(namesOf(['caf\u00e9', 'cafe\u0301', 'ＣＡＦÉ'])).toEqual([
      'caf\u00e9.md',
      'cafe\u0301 2.md',
      'ＣＡＦÉ 3.md',
    ]);
  });

  it('ten thousand of the same title are told apart at once', () => {
    const names = namesOf(Array.from({ length: 10_000 }, (_, i) => (i === 5 ? 'Bowl 7' : 'Bowl')));
    expect(new Set(names).size).toBe(10_000);
  });
});

it('a note keeps its markup, line by line, and tags are such as Obsidian takes', () => {
  const noted = save({ ...youtube, note: '# Mine\n- *one*', tags: ['R&D', 'c++', '&', '陶芸 🔥'] });
  expect(
    textForAssistant(
      [noted],
      () => [],
      () => 'YouTube',
    ),
  ).toContain('> # Mine\n> - *one*');
  const text = markdownOf(noted, NOTHING, WORDS);
  expect(text).toContain('tags: ["R-D","c","陶芸-🔥"]');
  expect(text).toContain('## Note\n\n# Mine\n- *one*');
});

it('a ZIP holds one file a save, whatever its day', async () => {
  const saves = [save(youtube), save({ ...youtube, key: 'youtube:post:old', createdAt: 0 })];
  const zip = await markdownZip(saves, null, WORDS, async () => undefined);
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  expect(Object.keys(files)).toEqual(['A bowl.md', 'A bowl 2.md']);
});

it('the text for an assistant has quotes with links, and what the person wrote', () => {
  const text = textForAssistant(
    [save({ ...youtube, author: 'kiln', tags: ['to buy'], note: 'mine' })],
    () => SPEECH,
    () => 'YouTube',
  );
  expect(text).toContain('## A bowl');
  expect(text).toContain('kiln, YouTube, \\#to-buy');
  expect(text).toContain('> mine');
  expect(text).toContain('- [0:13](https://www.youtube.com/watch?v=abc&t=13s)');
});

describe('the videos of a question', () => {
  it('are those of ready saves, each once', () => {
    expect(videosOf([save(), save({ status: 'indexing', videoNos: ['VI2'] }), save()])).toEqual(['VI1']);
  });

  it('are, of many, what a search found among them, then what fits here, then the others', () => {
    const all = ['A', 'B', 'C', 'D', 'E'];
    const hits = [{ videoNo: 'X' }, { videoNo: 'D' }, { videoNo: 'D' }];
    expect(bestVideos(all, hits, [save({ videoNos: ['C'] })], 4)).toEqual(['D', 'C', 'A', 'B']);
  });
});

it('saves of a creator are known by handle and by name, on the same site only', () => {
  const one = save({ url: 'https://www.tiktok.com/@kiln/video/1', key: 'tiktok:post:1' });
  const same = save({ url: 'https://www.tiktok.com/@KILN/video/2', key: 'tiktok:post:2' });
  const named = save({ url: 'https://www.tiktok.com/video/3', key: 'tiktok:post:3', author: '@kiln' });
  const other = save({ ...youtube, author: 'kiln' });
  expect(sameCreator(one, [one, same, named, other]).map(({ key }) => key)).toEqual([
    'tiktok:post:1',
    'tiktok:post:2',
    'tiktok:post:3',
  ]);
});

describe('tags', () => {
  it('are read from a text with commas, each once and none too long', () => {
    expect(tagsIn(' clay,, blue  things ,clay')).toEqual(['clay', 'blue things']);
    expect(tagsIn('x'.repeat(99))[0]).toHaveLength(60);
    expect(tagsIn('陶芸、釉薬，青، أزرق, #clay, # ,＃茶')).toEqual(['陶芸', '釉薬', '青', 'أزرق', 'clay', '茶']);
    expect(tagsIn(`${'x'.repeat(59)}🔥`)[0]).toBe('x'.repeat(59));
  });

  it('keep the colour that was chosen, through what colour fields speak', () => {
    for (const hue of [0, 45, 120, 200, 300]) expect(Math.abs(hueOfHex(hexOfHue(hue)) - hue)).toBeLessThanOrEqual(1);
    expect(hueOf('clay', { clay: 77 })).toBe(77);
    expect(hueOf('constructor', {})).toBe(hueOf('constructor', {}));
  });
});
