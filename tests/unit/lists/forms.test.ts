import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findTargets } from '../../../utils/lists';
import type { Target } from '../../../utils/platforms';

/** `P ADDRESS` of a post, `C ADDRESS` of a creator, `H SITE TAG`; decoded, without the slash at the end. */
const short = ({ kind, platform, id, url }: Target) =>
  kind === 'hashtag' ? `H ${platform} ${id}` : plain(`${kind === 'post' ? 'P' : 'C'} ${url}`);
const plain = (named: string) => decodeURI(named).replace(/\/$/, '');
const found = (text: string) => findTargets(text).map(short).sort();

interface Row {
  text: string;
  find: string[];
  /** Other answers that are as good; `[]`: finding nothing is. */
  accept?: string[][];
}
const rows: Row[] = readFileSync(new URL('../../fixtures/texts-forms.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('forms of text: cut, wrapped, marked up, escaped, glued, wrapped by other sites, look-alikes', () => {
  it('each is read as what it is, or left out', () => {
    const wrong = rows.filter(({ text, find, accept = [] }) => {
      const answers = [find, ...accept].map((answer) => answer.map(plain).sort().join());
      return !answers.includes(found(text).join());
    });
    expect(wrong.map((row) => ({ ...row, found: found(row.text) }))).toEqual([]);
  });
});

const PAIRS =
  '() [] {} <> «» »« ‹› „“ “” ”” ‚‘ ‘’ 「」 『』 【】 《》 〈〉 （） ［］ "" \'\' `` ~~ ** __ || ❝❞ ⟪⟫ 〔〕 ｢｣ ❮❯ \u2068\u2069 \u202a\u202c \u200e\u200e \u00a0\u00a0'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const);
const LONGER = ['**', '__', '~~', '||', '==', '""', '\\"', '&#39;', '\ufeff'].map((mark) => [mark, mark] as const);
const ENTITIES = [
  ['&quot;', '&quot;'],
  ['&lt;', '&gt;'],
  ['&amp;lt;', '&amp;gt;'],
  ['&laquo;', '&raquo;'],
  ['&ldquo;', '&rdquo;'],
] as const;
const ADDRESSES = [
  ['https://youtu.be/aB3dE5fG7hI', 'P https://www.youtube.com/watch?v=aB3dE5fG7hI'],
  ['https://www.instagram.com/reel/DKsampleX01', 'P https://www.instagram.com/reel/DKsampleX01'],
  ['https://www.tiktok.com/tag/clayday', 'H tiktok clayday'],
  ['https://www.tiktok.com/@kiln.works', 'C https://www.tiktok.com/@kiln.works'],
  ['https://www.youtube.com/@kilnworks', 'C https://www.youtube.com/@kilnworks'],
  ['https://www.instagram.com/kiln.works', 'C https://www.instagram.com/kiln.works'],
] as const;

describe.each(ADDRESSES)('%s', (address, is) => {
  it.each([...PAIRS, ...LONGER, ...ENTITIES])('between %j and %j', (before, after) => {
    expect(found(`x ${before}${address}${after} y`)).toEqual([is]);
    expect(found(`${before}${address}${after}.`)).toEqual([is]);
  });
});

describe('names of which a part is masked or hidden are left out', () => {
  it.each([
    'https://www.tiktok.com/@ki***rks',
    'https://www.instagram.com/ki***ks/',
    'https://www.instagram.com/kiln<b>works</b>',
    'https://www.tiktok.com/tag/clay&uuml;x',
    'https://www.youtube.com/@kiln-\nworks',
  ])('%j', (text) => expect(found(text)).toEqual([]));
});
