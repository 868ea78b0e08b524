import type { Line } from '../memories/library-schemas';

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The line that has the most of the words (their beginnings count), the earliest of them; null where none has any. */
export function lineWith(lines: readonly Line[], words: string): Line | null {
  const wanted = fold(words).match(/[\p{L}\p{N}]+/gu) ?? [];
  let best: Line | null = null;
  let most = 0;
  for (const line of lines) {
    const text = ` ${(fold(line.text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')}`;
    const found = wanted.filter((word) => text.includes(` ${word}`)).length;
    if (found > most) [best, most] = [line, found];
  }
  return best;
}
