import { readdirSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { t, textDirection, useCatalogue } from '../../../utils/i18n';
import { closestLanguage, LANGUAGES, speak } from '../../../utils/text/language';

const browserSays = (text: string) => vi.spyOn(fakeBrowser.i18n, 'getMessage').mockReturnValue(text);
const answer = (catalogue: unknown) =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(catalogue))));

afterEach(() => {
  useCatalogue(null);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('every language there are texts in can be chosen, and no other', () => {
  expect(Object.keys(LANGUAGES)).toEqual(expect.arrayContaining(readdirSync('public/_locales')));
});

test('a chosen language wins over the browser, with its values filled in', async () => {
  browserSays('Posts: 3');
  answer({ import_posts: { message: 'Beiträge: $1' }, language_code: { message: 'de' } });
  await speak('de');
  expect(t('import_posts', 3)).toBe('Beiträge: 3');
  expect(textDirection()).toBe('ltr');
});

test('what a language does not hold, or files that are gone, leave the browser’s text', async () => {
  browserSays('Posts: 3');
  answer({});
  await speak('de');
  expect(t('import_posts', 3)).toBe('Posts: 3');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
  await speak('fr');
  expect(t('import_posts', 3)).toBe('Posts: 3');
});

test('Arabic and Hebrew run from right to left', async () => {
  answer({ language_code: { message: 'he' } });
  await speak('he');
  expect(textDirection()).toBe('rtl');
});

test('without a choice it is the browser’s language again', async () => {
  browserSays('Posts: 3');
  answer({ import_posts: { message: 'Beiträge: $1' } });
  await speak('de');
  await speak('');
  expect(t('import_posts', 3)).toBe('Posts: 3');
});

test('a browser that has no texts for the extension yet leaves them to our own files, in its language', async () => {
  browserSays('');
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('de-AT');
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return Promise.resolve(new Response(JSON.stringify({ import_posts: { message: 'Beiträge: $1' } })));
  });
  await speak('');
  expect(t('import_posts', 3)).toBe('Beiträge: 3');
  expect(asked).toEqual([expect.stringMatching(/\/_locales\/de\/messages\.json$/)]);
});

test.each([
  ['en-GB', 'en'],
  ['de-AT', 'de'],
  ['pt', 'pt_BR'],
  ['pt-PT', 'pt_BR'],
  ['zh', 'zh_CN'],
  ['zh-SG', 'zh_CN'],
  ['zh-HK', 'zh_TW'],
  ['zh-Hant', 'zh_TW'],
  ['nl', 'en'],
])('to a browser in %s, %s is closest', (tag, closest) => {
  expect(closestLanguage(tag)).toBe(closest);
});
