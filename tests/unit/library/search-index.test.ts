import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, it } from 'vitest';
import { type SearchedTexts, SearchIndex } from '../../../utils/library/search-index';

const FIELDS = ['title', 'author', 'tags', 'note', 'spoken'];
const SHORT_FIELDS = FIELDS.slice(0, -1);
const BOOST = { title: 4, author: 3, tags: 4, note: 2 };

/** Few words, so that they meet; some are the beginning of others. */
const word = fc.constantFrom('a', 'ab', 'abc', 'abcd', 'abd', 'b', 'bc', 'bcd', 'c', 'cab', '釉薬', '釉');
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const texts: fc.Arbitrary<SearchedTexts> = fc.tuple(text, text, text, text, text);
const key = fc.integer({ min: 0, max: 12 }).map(String);
/** A save that comes, also in place of one before; null: one that goes. */
const step = fc.tuple(key, fc.option(texts, { freq: 4 }));
const steps = fc.array(step, { maxLength: 40 });

/** An index after such steps, and what it holds then. */
function after(all: readonly (readonly [key: string, texts: SearchedTexts | null])[]) {
  const index = new SearchIndex();
  const held = new Map<string, SearchedTexts>();
  for (const [key, texts] of all) {
    if (texts) index.put(key, texts);
    else index.remove(key);
    if (texts) held.set(key, texts);
    else held.delete(key);
  }
  return { index, held };
}

/** How well saves fit by an index that takes its time: a score by key. */
function plainScores(
  held: ReadonlyMap<string, SearchedTexts>,
  words: readonly string[],
  fields: string[],
  goesOn: boolean,
) {
  const split = (text: string) => text.split(' ').filter(Boolean);
  const plain = new MiniSearch({ fields, tokenize: split, processTerm: (term) => term });
  plain.addAll(
    [...held].map(([id, texts]) => ({ id, ...Object.fromEntries(FIELDS.map((name, n) => [name, texts[n]])) })),
  );
  const prefix = (_: string, n: number, all: string[]) => goesOn && n === all.length - 1;
  const found = plain.search(words.join(' '), { combineWith: 'AND', prefix, boost: BOOST });
  return new Map(found.map(({ id, score }) => [id as string, score]));
}

/** The same saves, each fitting no better than the one before. */
function expectAnswer(found: readonly string[], scores: ReadonlyMap<string, number>) {
  expect([...found].sort()).toEqual([...scores.keys()].sort());
  const inOrder = found.map((key) => scores.get(key) ?? 0);
  for (const [n, score] of inOrder.entries()) expect(score).toBeLessThanOrEqual((inOrder[n - 1] ?? Infinity) + 1e-9);
}

const long = fc.constantFrom('abc', 'abcd', 'cab', 'bcd', '釉', '釉薬');

it('whatever came and went, it answers as a plain index of what is there, in the same order', () => {
  fc.assert(
    fc.property(steps, fc.array(word, { maxLength: 2 }), long, (all, before, last) => {
      const { index, held } = after(all);
      const words = [...before, last];
      expectAnswer(index.search(words), plainScores(held, words, FIELDS, true));
    }),
  );
});

it('one or two letters alone are the beginning of a word of the short texts', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom('a', 'ab', 'b', 'c'), (all, letters) => {
      const { index, held } = after(all);
      expectAnswer(index.search([letters]), plainScores(held, [letters], SHORT_FIELDS, true));
    }),
  );
});

it('one or two letters behind other words do not count yet', () => {
  fc.assert(
    fc.property(steps, word, fc.constantFrom('a', 'bc', 'z'), (all, first, letters) => {
      const { index, held } = after(all);
      expectAnswer(index.search([first, letters]), plainScores(held, [first], FIELDS, false));
    }),
  );
});

it('of each group one word is enough', () => {
  fc.assert(
    fc.property(
      steps,
      fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      (all, groups) => {
        const { index, held } = after(all);
        const fits = ([, texts]: [string, SearchedTexts]) => {
          const words = new Set(texts.flatMap((text) => text.split(' ')));
          return groups.every((group) => group.some((one) => words.has(one)));
        };
        expect(index.searchAny(groups).sort()).toEqual(
          [...held]
            .filter(fits)
            .map(([key]) => key)
            .sort(),
        );
      },
    ),
  );
});

it('saves that fit as well as each other stay in the order they came', () => {
  const same: SearchedTexts = ['bowl', '', '', '', ''];
  const { index } = after([
    ['3', same],
    ['1', same],
    ['2', same],
    ['3', null],
  ]);
  expect(index.search(['bowl'])).toEqual(['1', '2']);
});

it('nothing typed finds nothing', () => {
  const { index } = after([['1', ['bowl', '', '', '', '']]]);
  expect(index.search([])).toEqual([]);
});
