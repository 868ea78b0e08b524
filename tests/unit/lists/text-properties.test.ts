import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readText } from '../../../utils/lists';
import { recognise, type Target } from '../../../utils/platforms';
import { CREATOR, INSTAGRAM, keys, TIKTOK, YOUTUBE } from './kit';

// Thousands of texts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const labelled: string[] = readFileSync(new URL('../../fixtures/urls.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter((row) => row.kind && row.url === row.url.trim())
  .map((row) => row.url);

/** Addresses as the sites themselves write them, and every labelled one. */
const ADDRESSES = [TIKTOK, YOUTUBE, INSTAGRAM, CREATOR, 'https://www.tiktok.com/tag/clay', ...labelled];
const POSTS = ADDRESSES.filter((url) => {
  const target = recognise(url);
  return target?.kind === 'post' && target.id;
});

const address = fc.constantFrom(...ADDRESSES);
const text = fc.string({ unit: 'grapheme', maxLength: 30 });
/** What may touch an address: nothing that could be a part of it. */
const MARKS = [
  ' ',
  '\n',
  ')',
  ']',
  '}',
  '>',
  '"',
  '”',
  '»',
  '」',
  '。',
  '，',
  '、',
  '！',
  '，',
  '👍',
  '❤️',
  '…',
  '—',
  '|',
  ';',
  ',',
  '!',
  '’',
  '`',
  '*',
  '\u200b',
  '\u2069',
];
const mark = fc.constantFrom(...MARKS);

/** Whether nothing was found but what the address itself names, or nothing at all. */
function isItselfOrNothing(targets: Target[], url: string) {
  const own = recognise(url);
  return keys(targets).every((key) => own && key === keys([own])[0]);
}

describe('a known address in any text', () => {
  it('of any script is found as itself or not at all', () => {
    fc.assert(
      fc.property(address, text, mark, text, (url, before, end, after) => {
        const read = readText(`${before} ${url}${end}${after}`).targets;
        expect(isItselfOrNothing(read, url), JSON.stringify(read)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('glued to marks on both sides, entities and escapes among them, is found as itself or not at all', () => {
    const glue = fc.constantFrom(
      ...MARKS,
      '&quot;',
      '&lt;',
      '\\n',
      '\\"',
      '](',
      '):',
      '<br>',
      '**',
      '\r\n',
      '=\n',
      '"@',
    );
    fc.assert(
      fc.property(fc.constantFrom(...POSTS), glue, glue, text, (url, before, after, rest) => {
        const read = readText(`${before}${url}${after} ${rest}`).targets;
        expect(isItselfOrNothing(read, url), JSON.stringify(read)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is found where a line is its own', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ADDRESSES.slice(0, 5)), text, text, (url, before, after) => {
        fc.pre(!/[\\=]/.test(before + after));
        const own = recognise(url);
        expect(keys(readText(`${before}\n${url}\n\n${after}`).targets)).toContain(own && keys([own])[0]);
      }),
    );
  });

  it('cut at any place and marked as cut is never read as another', () => {
    for (const url of ADDRESSES) {
      for (let i = 0; i < url.length; i++) {
        for (const mark of ['…', '...', '[…]']) {
          const read = readText(`See ${url.slice(0, i)}${mark}`).targets;
          expect(isItselfOrNothing(read, url), `${url.slice(0, i)}${mark}`).toBe(true);
        }
      }
    }
  });

  it('of a post, broken at any place by a line end, is never read as another', () => {
    for (const url of POSTS) {
      for (let i = 0; i < url.length; i++) {
        for (const end of ['\n', '\r\n', '=\n', '\n> ']) {
          const read = readText(`See ${url.slice(0, i)}${end}${url.slice(i)} please`).targets;
          expect(isItselfOrNothing(read, url), JSON.stringify(`${url.slice(0, i)}${end}${url.slice(i)}`)).toBe(true);
        }
      }
    }
  });
});

describe('reading text', () => {
  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readText(text)));
  });

  /** How much longer twenty times the text takes, in microseconds. Linear is 20; quadratic would be 400. */
  it.each([
    ['dots', 'a.'],
    ['brackets', 'https://youtu.be/x)))'],
    ['addresses without end', 'https://www.tiktok.com/@a/'],
    ['hosts without scheme', 'a.bc/,'],
    ['escapes', '\\\\u003d&amp;amp;'],
    ['underscores', '_https://www.tiktok.com/@a_b_'],
    ['invisible marks', 'https://www.tiktok.com/@a\u200bb'],
    ['wrappers', 'https://l.instagram.com/?u=https://'],
    ['equals signs', '=3D=\n'],
    ['line ends', 'https://www.tiktok.com/@a\n\n\n  \n'],
    ['marks', 'é̀·'],
  ])('takes time in proportion to its length: %s', (_, piece) => {
    const time = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      // Of the processor, not of the clock: other processes of a busy machine do not count.
      const { user } = process.cpuUsage();
      readText(text);
      return process.cpuUsage().user - user;
    };
    time(20_000);
    const small = Math.max(time(50_000), 5_000);
    expect(time(1_000_000) / small).toBeLessThan(120);
  });
});
