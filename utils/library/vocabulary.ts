/** More words than that, of those that are like one, say nothing any more. */
const MOST = 20;
/** Shorter parts stand in too many words, and shorter words are too like each other. */
const LEAST_FOR_PART = 4;
const LEAST_FOR_TYPO = 5;
/** So many typed words are remembered with what is like them. */
const MOST_REMEMBERED = 100;
/** From so many letters on two may be wrong. */
const LEAST_FOR_TWO = 8;

/** All words of an index, for what is not found as it was typed. */
export class Vocabulary {
  readonly #words: ReadonlyMap<string, unknown>;
  /** What was found of the words that are being typed: of several only the last one changes at each letter. */
  readonly #found = new Map<string, string[]>();
  /** Among so many words. */
  #among = 0;

  /** `words`: by the words, which may become more, never less. */
  constructor(words: ReadonlyMap<string, unknown>) {
    this.#words = words;
  }

  /** Words that a typed one may mean: those it is a part of (compounds), and those that differ by a letter or two. */
  like(typed: string): string[] {
    if (this.#among !== this.#words.size || this.#found.size >= MOST_REMEMBERED) this.#found.clear();
    this.#among = this.#words.size;
    const known = this.#found.get(typed);
    if (known) return known;
    const found = this.#look(typed);
    this.#found.set(typed, found);
    return found;
  }

  #look(typed: string): string[] {
    const found: { word: string; off: number }[] = [];
    const wrong = typed.length >= LEAST_FOR_TWO ? 2 : typed.length >= LEAST_FOR_TYPO ? 1 : 0;
    for (const word of this.#words.keys()) {
      if (word === typed) continue;
      if (typed.length >= LEAST_FOR_PART && word.includes(typed)) found.push({ word, off: 0 });
      else if (wrong > 0 && Math.abs(word.length - typed.length) <= wrong && beginsAlike(word, typed)) {
        const off = distance(typed, word, wrong);
        if (off <= wrong) found.push({ word, off });
      }
    }
    return found
      .sort((a, b) => a.off - b.off || a.word.length - b.word.length)
      .slice(0, MOST)
      .map(({ word }) => word);
  }
}

/** Nobody mistypes both of the first two letters; and most words are told apart by that, without counting. */
const beginsAlike = (a: string, b: string) => a[0] === b[0] || a[1] === b[1] || a[0] === b[1] || a[1] === b[0];

/**
 * How many letters must be put in, taken out, changed, or swapped with their neighbour to make one word of another
 * (optimal string alignment); more than `most` are not counted.
 */
export function distance(a: string, b: string, most: number): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
