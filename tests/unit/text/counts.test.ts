import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { counted, fillCounted } from '../../../utils/i18n';

const text = (locale: string): string =>
  JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8')).page_short_posts.message;

describe('a text about a number of things', () => {
  it.each([
    ['en', 1, 'Save 1 post'],
    ['en', 10, 'Save 10 posts'],
    ['en', 1000, 'Save 1,000 posts'],
    ['de', 1, '1 Beitrag speichern'],
    ['fr', 2, 'Enregistrer 2 publications'],
    ['pl', 1, 'Zapisz 1 post'],
    ['pl', 3, 'Zapisz 3 posty'],
    ['pl', 5, 'Zapisz 5 postów'],
    ['pl', 22, 'Zapisz 22 posty'],
    ['ru', 21, 'Сохранить 21 пост'],
    ['uk', 12, 'Зберегти 12 дописів'],
    ['he', 2, 'שמירת שני פוסטים'],
    ['ja', 10, '10件の投稿を保存'],
  ])('is in the form that %s has for %d', (locale, count, expected) => {
    expect(fillCounted(text(locale), counted(count, locale))).toBe(expected);
  });

  it.each([
    [1, 'حفظ منشور واحد'],
    [2, 'حفظ منشورين'],
    [3, /منشورات$/],
    [11, /منشورًا$/],
    [100, /منشور$/],
  ])('is in the form that Arabic has for %d', (count, expected) => {
    expect(fillCounted(text('ar'), counted(count, 'ar'))).toMatch(expected);
  });

  it('takes the form for all else where a language has more forms than the text', () => {
    expect(fillCounted('{$1, plural, other {$1 things}}', counted(1, 'en'))).toBe('1 things');
  });

  it('may have one form only, without braces', () => {
    expect(fillCounted('Save first $1', counted(3, 'en'))).toBe('Save first 3');
  });
});
