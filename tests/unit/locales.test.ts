import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Message {
  message: string;
  placeholders?: unknown;
}

const FOLDER = 'public/_locales';
const catalogue = (locale: string): Record<string, Message> =>
  JSON.parse(readFileSync(`${FOLDER}/${locale}/messages.json`, 'utf8'));
const english = catalogue('en');
const others = readdirSync(FOLDER).filter((locale) => locale !== 'en');

/** The numbers of the values that a text takes, such as "1 2". */
const values = ({ message }: Message) => [...new Set(message.match(/\$\d/g))].sort().join(' ');

/** What else is filled in or says that something follows: `$NAME$`, `%s` and the three dots. */
const marks = ({ message }: Message) => [...(message.match(/\$[A-Za-z_]\w*\$|%s|…/g) ?? [])].sort().join(' ');

/** The forms that a text has for numbers, by their names: `{$1, plural, one {…} other {…}}`; null = it has none. */
function formsOf({ message }: Message): Record<string, string> | null {
  const [, forms] = /^\{\$1, plural, ((?:\w+ \{[^{}]+\} ?)+)\}$/.exec(message) ?? [];
  if (!forms) return null;
  return Object.fromEntries([...forms.matchAll(/(\w+) \{([^{}]+)\}/g)].map(([, name, form]) => [name, form]));
}

/** What can be read of a text, each in one piece. */
const readable = (message: Message) => Object.values(formsOf(message) ?? { only: message.message });

/** How long what is read can be, in characters. */
const lengthOf = (message: Message) => Math.max(...readable(message).map(({ length }) => length));

/** Short texts without a full stop stand on buttons and beside fields, where room is scarce. */
const isLabel = (message: Message) => lengthOf(message) <= 32 && !readable(message).some((text) => text.endsWith('.'));

/** The names of the forms that a language has for whole numbers and others. */
const formNames = (locale: string) =>
  [...new Intl.PluralRules(locale.replace('_', '-')).resolvedOptions().pluralCategories].sort();

/** Words that docs/glossary.md has another word for, and that mean nothing else in these texts. */
const NOT_OUR_WORDS = /\b(provider|preferences|resend|pending)\b/i;

/** Words of English that no other of these languages has. */
const ENGLISH_WORDS = /\b(the|your|you|which|isn't|doesn't|couldn't)\b/i;

/** Every source file that may name a message. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the English catalogue', () => {
  it('has a name that browsers accept and a text for every message', () => {
    for (const [key, { message }] of Object.entries(english)) {
      expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(message.trim(), key).not.toBe('');
    }
  });

  it('takes values without a gap: $2 never without $1', () => {
    for (const [key, message] of Object.entries(english)) {
      const numbers = values(message).replaceAll('$', '').split(' ').filter(Boolean).map(Number);
      expect(numbers, key).toEqual(numbers.map((_, i) => i + 1));
    }
  });

  it('keeps to the words of the glossary', () => {
    const texts = Object.entries(english).map(([key, { message }]) => `${key}: ${message}`);
    expect(texts.filter((text) => NOT_OUR_WORDS.test(text))).toEqual([]);
  });

  it('has no text that nothing shows', () => {
    const code = [
      ...['components', 'entrypoints', 'utils'].flatMap(sources),
      readFileSync('wxt.config.ts', 'utf8'),
    ].join('\n');
    const named = new Set(code.match(/[a-z][a-z0-9]*(?:_[a-z0-9]+)+/g));
    const built = [...code.matchAll(/`([a-z0-9_]+_)\$\{/g)].map(([, prefix = '']) => prefix);
    const unused = Object.keys(english).filter(
      (key) => !named.has(key) && !built.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});

describe.each(['en', ...others])('the texts of %s about a number of things', (locale) => {
  const counted = Object.entries(catalogue(locale)).filter(([key]) => formsOf(english[key] as Message));

  it('have each form that the language needs, and no other', () => {
    expect(counted).not.toEqual([]);
    for (const [key, message] of counted)
      expect(Object.keys(formsOf(message) ?? {}).sort(), key).toEqual(formNames(locale));
  });

  it('are the only ones with braces, which a person would read', () => {
    const others = Object.entries(catalogue(locale)).filter(([key]) => !counted.some(([known]) => known === key));
    expect(others.filter(([, { message }]) => /[{}]/.test(message))).toEqual([]);
  });
});

describe.each(others)('the catalogue %s', (locale) => {
  const own = catalogue(locale);
  /** Keys whose text is not as it should be, each with its text and the English one. */
  const faulty = (isFaulty: (message: Message, source: Message) => boolean) =>
    Object.entries(english).flatMap(([key, source]) => {
      const message = own[key];
      return message && isFaulty(message, source) ? [`${key}: ${message.message} (${source.message})`] : [];
    });

  it('has exactly the messages of the English one', () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
  });

  it('has a text for every message', () => {
    expect(faulty(({ message }) => message.trim() === '')).toEqual([]);
  });

  it('takes the same values, and keeps dots and names of values', () => {
    expect(faulty((message, source) => values(message) !== values(source))).toEqual([]);
    expect(faulty((message, source) => marks(message) !== marks(source))).toEqual([]);
    expect(
      faulty((message, source) => JSON.stringify(message.placeholders) !== JSON.stringify(source.placeholders)),
    ).toEqual([]);
  });

  it('has nothing that Chrome takes for a named value without one, at which it refuses the whole extension', () => {
    expect(faulty(({ message, placeholders }) => !placeholders && /\$\w+\$/.test(message))).toEqual([]);
  });

  it('has labels that fit where the English ones do', () => {
    const most = (message: Message) => lengthOf(message) * 1.6 + 12;
    expect(faulty((message, source) => isLabel(source) && lengthOf(message) > most(source))).toEqual([]);
  });

  it('is translated: nine of ten texts are not the English ones, and none holds English words', () => {
    const same = faulty(({ message }, source) => message === source.message);
    expect(same.length, same.join('\n')).toBeLessThanOrEqual(Object.keys(english).length / 10);
    expect(faulty(({ message }) => ENGLISH_WORDS.test(message))).toEqual([]);
  });

  it('has a name and a description that stores take', () => {
    expect(own.extension_name?.message.length).toBeLessThanOrEqual(45);
    expect(own.extension_description?.message.length).toBeLessThanOrEqual(132);
  });

  it('names its own language', () => {
    expect(own.language_code?.message).toBe(locale.replace('_', '-'));
  });
});
