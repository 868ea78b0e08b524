import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grammars, keyOf, pageUrlOf, platformOf, recognise } from '../../../utils/platforms';
import { recogniseWith } from '../../../utils/platforms/grammar';

interface Row {
  url: string;
  platform: string | null;
  kind: string | null;
  id: string | null;
  canonical: string | null;
  note?: string;
}

const rows: Row[] = readFileSync(new URL('../../fixtures/urls.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Canonicals are compared decoded and without the slash at their end. */
const comparable = (url: string | null | undefined) => url && decodeURI(url).replace(/\/$/, '');

describe('the labelled rows', () => {
  it.each(rows.map((row) => [row.url, row] as const))('%s', (url, row) => {
    const target = recognise(url);
    expect(target?.kind ?? null, row.note).toBe(row.kind);
    expect(target?.id ?? null).toBe(row.id);
    expect(comparable(target?.url) ?? null).toBe(comparable(row.canonical) ?? null);
    expect(platformOf(url)).toBe(row.platform);
  });
});

describe.each(grammars.map((grammar) => [grammar.platform, grammar] as const))('the table of %s', (_, grammar) => {
  const examples = grammar.rules.flatMap((rule, i) =>
    Object.entries(rule.examples).map(([url, id]) => ({ url, id, rule, i })),
  );

  it('has an example in every row', () => {
    for (const rule of grammar.rules) expect(Object.keys(rule.examples)).not.toHaveLength(0);
  });

  it.each(examples)('$url is one of its row and of no other', ({ url, id, i }) => {
    const only = (index: number) =>
      recogniseWith({ ...grammar, rules: grammar.rules.slice(index, index + 1) }, new URL(url));
    expect(only(i)).toMatchObject({ kind: grammar.rules[i]?.kind, id });
    const others = grammar.rules.map((_, index) => index).filter((index) => index !== i && only(index));
    expect(others).toEqual([]);
  });

  it.each(examples)('$url belongs to no other site', ({ url }) => {
    for (const other of grammars) if (other !== grammar) expect(recogniseWith(other, new URL(url))).toBeNull();
  });
});

describe('recognise', () => {
  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
        recognise(text);
        platformOf(text);
      }),
    );
    // Making up a hundred addresses takes its time on a busy machine.
  }, 30_000);

  it('recognises its own canonical address again, as the same thing', () => {
    for (const row of rows) {
      const target = recognise(row.url);
      if (target) expect(recognise(pageUrlOf(target))).toEqual(target);
    }
  });

  it.each([
    'https://www.youtube.com:8443/watch?v=T2ThsydNQaM',
    'https://user:pass@www.youtube.com/watch?v=T2ThsydNQaM',
    'https://www.youtube.com./watch?v=T2ThsydNQaM',
    'https://www.tiktok.com/tag/a%2Fb',
    'https://www.tiktok.com/@x/video/1%2F2',
    'https://www.tiktok.com/%E0%A4%A/video/1',
    'https://www.instagram.com/reels/audio/',
    'https://www.instagram.com/p/DaCXSzTV1Od/c/17810000000000000/',
    'https://www.instagram.com/p/DaCXSzTV1Od/liked_by/',
    'https://www.instagram.com/share/p/',
    'https://www.youtube.com/attribution_link?u=/attribution_link?u=/watch?v=T2ThsydNQaM',
    `https://www.youtube.com/attribution_link${'?u=/attribution_link/?u=/attribution_link'.repeat(5000)}`,
    'https://www.youtube.com/attribution_link?u=https://evil.example/watch?v=T2ThsydNQaM',
  ])('refuses %s', (url) => {
    expect(recognise(url)).toBeNull();
  });

  it.each([
    // Views of Instagram that have the shape of a name.
    'https://www.instagram.com/shop/',
    'https://www.instagram.com/ad_tools/?context=main_navigation',
    'https://www.instagram.com/Professional_Dashboard/',
    'https://www.instagram.com/reels/trending/',
    // What stands behind a doubled slash may be another host.
    'https://www.instagram.com//evil.example',
    'https://www.tiktok.com/en/discover',
    'https://www.tiktok.com/english/@miro.bakes',
    'https://www.youtube.com/vi/T2ThsydNQaM/hqdefault.jpg',
    'https://www.youtube.com/v/T2ThsydNQaMhl=en',
    'https://instagr.am/share/BACExample',
  ])('names nothing: %s', (url) => {
    expect(recognise(url)).toBeNull();
  });

  it.each([
    ['https://www.youtube.com//watch?v=T2ThsydNQaM', 'T2ThsydNQaM'],
    ['https://www.tiktok.com//@miro.bakes//video/7503494456145361435//', '7503494456145361435'],
    ['https://www.tiktok.com/@miro.bakes//', 'miro.bakes'],
    ['https://www.instagram.com:443/p/DaCXSzTV1Od/', 'DaCXSzTV1Od'],
    ['http://www.youtube.com:443/watch?v=T2ThsydNQaM', 'T2ThsydNQaM'],
    ['https://www.tiktok.com/@miro%2Ebakes', 'miro.bakes'],
    ['https://www.tiktok.com/zh-Hant/@miro.bakes/photo/7503494456145361435', '7503494456145361435'],
    ['https://www.youtube.com/shorts/T2ThsydNQaM&feature=share', 'T2ThsydNQaM'],
    ['http://instagr.am/kilnhouse', 'kilnhouse'],
  ])('takes a thing in an unusual spelling: %s', (url, id) => {
    expect(recognise(url)?.id).toBe(id);
  });

  it('takes a pasted address without its scheme', () => {
    expect(recognise(' youtube.com/watch?v=T2ThsydNQaM ')).toMatchObject({ platform: 'youtube', id: 'T2ThsydNQaM' });
  });

  it('keeps short links apart by address until they are resolved', () => {
    const [a, b] = ['https://vm.tiktok.com/ZMaaaa1/', 'https://vm.tiktok.com/ZMbbbb2/'].map(recognise);
    expect(a && b && keyOf(a) !== keyOf(b)).toBe(true);
  });
});
