import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addText, emptyFilter, hasText } from '../../../utils/elsewhere/bloom';
import { fromParts, toParts } from '../../../utils/elsewhere/parts';

const filterOf = (room: number, texts: readonly string[]) => {
  const filter = emptyFilter(room);
  for (const text of texts) addText(filter, text);
  return filter;
};

/** The share of texts that were never put in and are said to be in. */
function wrongShare(room: number, texts: readonly string[], others: readonly string[]): number {
  const filter = filterOf(room, texts);
  return others.filter((text) => hasText(filter, text)).length / others.length;
}

const ids = (count: number, key: (n: number) => string) => Array.from({ length: count }, (_, n) => key(n));

describe('a Bloom filter', () => {
  it('knows everything that was put in, whatever it is and however full the filter', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.integer({ min: 0, max: 50 }), (texts, room) => {
        const filter = filterOf(room, texts);
        expect(texts.every((text) => hasText(filter, text))).toBe(true);
      }),
    );
  });

  it('only grows, and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (some, more) => {
        const filter = filterOf(100, some);
        const both = filterOf(100, [...more, ...some]);
        expect(filter.every((byte, i) => (byte & (both[i] ?? 0)) === byte)).toBe(true);
        expect(both).toEqual(filterOf(100, [...some, ...more]));
      }),
    );
  });

  it('holds nothing when it is empty', () => {
    fc.assert(fc.property(fc.string(), (text) => !hasText(emptyFilter(625), text)));
  });

  // (1 - e^(-7 / 9.6))^7 = 0.997 %, give or take what 50,000 questions leave to chance: three deviations of 0.045 %.
  it.each([
    ['YouTube', (n: number) => `youtube:post:${(n * 2654435761).toString(36).padStart(11, 'x')}`],
    ['TikTok, one after the other', (n: number) => `tiktok:post:${7_300_000_000_000_000_000n + BigInt(n)}`],
  ])('errs in no more than 1 %% of questions at 10,000 saves: %s', (_, key) => {
    const all = ids(60_000, key);
    expect(wrongShare(10_000, all.slice(0, 10_000), all.slice(10_000))).toBeLessThan(0.01 + 0.00135);
  });

  it('is the same in every version: other computers made theirs earlier', () => {
    const filter = filterOf(8, ['youtube:post:dQw4w9WgXcQ', 'tiktok:creator:mila']);
    expect([...filter].map((byte) => byte.toString(16).padStart(2, '0')).join('')).toBe('24a20021204080281080');
  });
});

describe('the items of a filter', () => {
  const filters = fc.record({
    device: fc.stringMatching(/^[a-z0-9]{1,20}$/),
    at: fc.integer({ min: 0, max: 2 ** 45 }),
    filter: fc.uint8Array({ minLength: 1, maxLength: 13_000 }),
  });

  it('give the filters back, whatever stands beside them', () => {
    const distinct = fc.uniqueArray(filters, { selector: ({ device }) => device, maxLength: 4 });
    fc.assert(
      fc.property(distinct, fc.dictionary(fc.string(), fc.jsonValue()), (some, others) => {
        const read = fromParts(Object.assign({}, others, ...some.map(toParts)));
        const byDevice = (a: { device: string }, b: { device: string }) => (a.device < b.device ? -1 : 1);
        expect(read.sort(byDevice)).toEqual([...some].sort(byDevice));
      }),
      { numRuns: 15 },
    );
  });

  it('are below 8,192 bytes each, and five browsers with 10,000 saves leave room for settings', () => {
    const parts = toParts({ device: 'x'.repeat(20), at: 2 ** 45, filter: emptyFilter(10_000).fill(255) });
    const sizes = Object.entries(parts).map(([name, part]) => name.length + JSON.stringify(part).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8192);
    expect(5 * sizes.reduce((a, b) => a + b, 0)).toBeLessThan(102_400 - 8192);
  });

  it('are no filter while one of them is missing, or of another time', () => {
    const one = toParts({ device: 'one', at: 1, filter: new Uint8Array(12_000).fill(1) });
    const two = toParts({ device: 'one', at: 2, filter: new Uint8Array(12_000).fill(2) });
    const [first, second] = Object.keys(one) as [string, string];
    expect(fromParts({ [first]: one[first] })).toEqual([]);
    expect(fromParts({ [second]: one[second] })).toEqual([]);
    expect(fromParts({ [first]: two[first], [second]: one[second] })).toEqual([]);
    expect(fromParts({ [first]: two[first], [second]: two[second] })).toHaveLength(1);
  });

  it('are passed over where they are no such thing', () => {
    for (const item of [
      null,
      1,
      'x',
      {},
      { at: 1, of: 1, bits: '§' },
      { at: 1, of: 0, bits: '' },
      { at: 1, of: 1, bits: '' },
    ])
      expect(fromParts({ 'saved-one-0': item })).toEqual([]);
  });
});
