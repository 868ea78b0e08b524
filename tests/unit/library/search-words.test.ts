import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetLibraryDb, openLibraryDb } from '../../../utils/library/db';
import { lineWith } from '../../../utils/library/line-with';
import { createLocalIndex } from '../../../utils/library/local-index';
import { phrasesIn, termsOf } from '../../../utils/library/search-terms';
import { keepTranscript } from '../../../utils/library/transcripts';
import { distance } from '../../../utils/library/vocabulary';

beforeEach(async () => {
  await forgetLibraryDb().catch(() => undefined);
  globalThis.indexedDB = new IDBFactory();
});

/** A search over saves of these titles, with these words said in them. Out: the titles found, best first. */
async function searchIn(texts: Record<string, string>) {
  const index = createLocalIndex({ db: openLibraryDb, breathe: async () => undefined });
  const titles = Object.keys(texts);
  const db = await openLibraryDb();
  for (const [n, said] of Object.values(texts).entries()) {
    if (said) await keepTranscript(db, `VI${n}`, 'speech', [{ start: 0, text: said }], 0);
  }
  const none = { author: '', tags: '', note: '' };
  await index.put(titles.map((title, n) => ({ key: String(n), title, ...none, videoNos: [`VI${n}`] })));
  await index.finish(titles.map((_, n) => String(n)));
  return async (words: string) => (await index.search(words)).map((key) => titles[Number(key)]);
}

describe('words of scripts without spaces', () => {
  it.each([
    ['Japanese', '陶芸教室で青い釉薬をかけるビデオです', ['釉薬', '青い', '陶', '陶芸教室', 'ビデオ', 'ﾋﾞﾃﾞｵ']],
    ['Chinese', '今天我们用蓝色的釉料给碗上釉', ['蓝色', '釉', '给碗上釉', '蓝色 碗上']],
    ['Thai', 'วันนี้เราจะเคลือบชามสีน้ำเงิน', ['ชาม', 'สีน้ำเงิน', 'เคลือบ']],
    ['Korean', '오늘은 도자기를 파란색으로 칠합니다', ['도자기', '파란', '도자기 파란', '도자ㄱ']],
    ['Arabic', 'اليوم نُزَجِّجُ الوعاءَ باللون الأزرق', ['الوعاء', 'نزجج', 'الازرق', 'وعاء']],
    ['Hindi', 'आज हम कटोरे को नीला रंगते हैं', ['कटोरे', 'नीला', 'कटो']],
    ['Hebrew', 'הַיּוֹם נְזַגֵּג אֶת הַקְּעָרָה', ['היום', 'נזגג את']],
  ])('%s is found by any part of a sentence', async (_, said, questions) => {
    const search = await searchIn({ 'the one': said, another: 'something else 東 タ' });
    for (const words of questions) expect(await search(words), words).toEqual(['the one']);
  });

  it('letters that are others are not the same: vowels of Thai and Hindi, voiced kana', async () => {
    const search = await searchIn({ ガラス: '', カラス: '', มา: '', มี: '', की: '', का: '' });
    expect(await search('カラス')).toEqual(['カラス']);
    expect(await search('มี')).toEqual(['มี']);
    expect(await search('का')).toEqual(['का']);
  });

  it('mixed with Latin words both count', async () => {
    const search = await searchIn({ iPhoneで撮影: '', 'iPhone case': '' });
    expect(await search('iphone 撮影')).toEqual(['iPhoneで撮影']);
    expect(termsOf('iPhoneで撮影2')).toEqual(['iphone', 'で撮', '撮影', '2']);
  });
});

describe('words as people type them', () => {
  it.each([
    ['Café Crème', 'cafe creme'],
    ['Cafe Creme', 'café'],
    ['Große Straße', 'strasse'],
    ['Smørrebrød', 'smorrebrod'],
    ['İstanbul ışık', 'istanbul isik'],
    ['Łódź', 'lodz'],
    ['Ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
    ['#ceramics #to_buy', '#ceramics'],
    ['#ceramics #to_buy', 'to_buy'],
    ['Glow 🔥❤️ up', '🔥'],
    ['Glow 🔥❤️ up', '❤'],
    ['Trip 🇯🇵', '🇯🇵'],
    ['Keramikschüsseln glasieren', 'schüssel'],
    ['Donaudampfschifffahrt', 'dampfschiff'],
    ['Throwing pottery', 'potery'],
    ['Throwing pottery', 'pottrey throwing'],
    ['Sourdough starter', 'sourduogh'],
  ])('%s is found by %s', async (title, words) => {
    const search = await searchIn({ [title]: '', 'Nothing of it': '' });
    expect(await search(words)).toEqual([title]);
  });

  it('what has a word as it stands comes before what is only like it', async () => {
    const search = await searchIn({ Keramikschüssel: '', Schüssel: '' });
    expect(await search('schüssel')).toEqual(['Schüssel', 'Keramikschüssel']);
  });

  it('what is like a word is found, too, when it came after that was looked for', async () => {
    const index = createLocalIndex({ db: openLibraryDb, breathe: async () => undefined });
    expect(await index.search('potery')).toEqual([]);
    await index.put([{ key: 'late', title: 'Pottery', author: '', tags: '', note: '', videoNos: [] }]);
    expect(await index.search('potery')).toEqual(['late']);
  });

  it('a phrase in quotes of any kind is meant as it stands', async () => {
    const search = await searchIn({ 'A blue bowl': '', 'A bowl, blue': '', Talk: 'and then the blue, bowl is done' });
    for (const words of ['"blue bowl"', '“Blue bowl”', '„blue bowl“', '«blue bowl» done']) {
      const expected = words.endsWith('done') ? ['Talk'] : ['A blue bowl', 'Talk'];
      expect((await search(words)).sort(), words).toEqual(expected);
    }
    expect(await search('"blue bo')).toHaveLength(3);
    expect(phrasesIn('5" pipe and ""')).toEqual([]);
  });

  it('whatever is typed, something is answered', async () => {
    const search = await searchIn({ 'A blue bowl': '', __proto__x: '', constructor: 'prototype' });
    for (const words of [
      '',
      ' ',
      '"',
      '""',
      '.',
      '*',
      '\\',
      '((',
      'a',
      'é',
      '\u{1f468}\u200d\u{1f373}',
      'x'.repeat(500),
      '\ud83d',
      '🔥',
    ]) {
      expect(Array.isArray(await search(words)), words).toBe(true);
    }
    expect(await search('constructor')).toEqual(['constructor']);
  });
});

describe('how far words are apart', () => {
  it.each([
    ['bowl', 'bowl', 0],
    ['bowl', 'bowls', 1],
    ['bowl', 'owl', 1],
    ['bowl', 'bwol', 1],
    ['kitten', 'sitting', 3],
    ['', 'ab', 2],
  ])('%s and %s: %d', (a, b, off) => {
    expect(distance(a, b, 3)).toBe(off);
  });
  it('is not counted beyond what matters', () => expect(distance('abcdefgh', 'zyxwvuts', 2)).toBe(3));
});

it('a moment is the place in whichever video has the words, also in a talk of three hours', async () => {
  const index = createLocalIndex({ db: openLibraryDb, breathe: async () => undefined });
  const db = await openLibraryDb();
  await keepTranscript(db, 'VI1', 'speech', [{ start: 1, text: 'nothing of it' }], 0);
  const talk = Array.from({ length: 5_400 }, (_, n) => ({ start: n * 2, text: `line ${n} about clay` }));
  await keepTranscript(db, 'VI2', 'scenes', [...talk, { start: 10_799, text: 'the kiln is opened' }], 0);
  expect(await index.moment({ videoNos: ['VI1', 'VI2'], words: 'kiln opened' })).toMatchObject({
    videoNo: 'VI2',
    start: 10_799,
  });
  expect(await index.moment({ videoNos: ['VI1', 'VI9'], words: 'kiln' })).toBeNull();
  await index.put([{ key: 'a', title: 'Talk', author: '', tags: '', note: '', videoNos: ['VI2'] }]);
  expect(await index.search('kiln opened')).toEqual(['a']);
});

it('the line of a moment is found in any script, and by a phrase before single words', () => {
  const lines = [
    { start: 1, text: 'こんにちは blue and a bowl' },
    { start: 2, text: '青い釉薬をかけます a blue bowl' },
  ];
  expect(lineWith(lines, '釉薬')?.start).toBe(2);
  expect(lineWith(lines, '"blue bowl"')?.start).toBe(2);
  expect(lineWith(lines, 'blue')?.start).toBe(1);
});
