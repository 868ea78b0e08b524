import type { Line } from '../memories/library-schemas';
import { phrasesIn, plainText, termsOf } from './search-terms';

/**
 * The line that has the most of the words (their beginnings count), the earliest of them; a phrase in quotes counts
 * for more than any words. Null where none has any.
 */
export function lineWith(lines: readonly Line[], words: string): Line | null {
  const wanted = termsOf(words);
  const phrases = phrasesIn(words);
  let best: Line | null = null;
  let most = 0;
  for (const line of lines) {
    const text = plainText(line.text);
    const whole = phrases.filter((phrase) => text.includes(phrase)).length;
    const found = wanted.filter((word) => text.includes(` ${word}`)).length + whole * wanted.length;
    if (found > most) [best, most] = [line, found];
  }
  return best;
}
