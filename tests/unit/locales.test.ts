import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Message {
  message: string;
}

const FOLDER = 'public/_locales';
const catalogue = (locale: string): Record<string, Message> =>
  JSON.parse(readFileSync(`${FOLDER}/${locale}/messages.json`, 'utf8'));
const english = catalogue('en');
const others = readdirSync(FOLDER).filter((locale) => locale !== 'en');

/** The numbers of the values that a text takes, such as "1 2". */
const values = ({ message }: Message) => [...new Set(message.match(/\$\d/g))].sort().join(' ');

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

describe.each(others)('the catalogue %s', (locale) => {
  it('has exactly the messages of the English one', () => {
    expect(Object.keys(catalogue(locale)).sort()).toEqual(Object.keys(english).sort());
  });

  it('takes the same values', () => {
    for (const [key, message] of Object.entries(catalogue(locale))) {
      expect(`${key} ${values(message)}`).toBe(`${key} ${values(english[key] ?? { message: '' })}`);
    }
  });

  it('names its own language', () => {
    expect(catalogue(locale).language_code?.message).toBe(locale.replace('_', '-'));
  });
});
