import { InvertedIndex } from './inverted-index';
import { type Match, rank } from './ranking';
import { isDense } from './search-terms';

/** What is searched of a save, a text each: words between spaces, folded. */
export type SearchedTexts = readonly [title: string, author: string, tags: string, note: string, spoken: string];

/** How much each of them counts. */
const BOOSTS = [4, 3, 4, 2, 1];
const BOOSTS_WITHOUT_SPOKEN = [4, 3, 4, 2, 0];

/** With one or two letters a word of every transcript begins: they are looked for in the short texts only. */
const LETTERS_FOR_SPOKEN = 3;
/** A word that goes on counts less than one that stands as it was typed, and the less the more letters follow. */
const WEIGHT_OF_BEGINNING = 0.375;
const LOSS_BY_LETTER = 0.3;

/** The index of the saves, in memory. */
export class SearchIndex {
  readonly #index = new InvertedIndex(BOOSTS.length);
  readonly #documents = new Map<string, { number: number; texts: SearchedTexts }>();
  /** By the number of the document. */
  readonly #keys: string[] = [];

  /** Every word that ever was in it: it never gets smaller. */
  get words(): ReadonlyMap<string, unknown> {
    return this.#index.words;
  }

  /** Takes in a save, in place of what was known of it before. */
  put(key: string, texts: SearchedTexts): void {
    this.remove(key);
    const number = this.#index.add(texts);
    this.#documents.set(key, { number, texts });
    this.#keys[number] = key;
  }

  remove(key: string): void {
    const known = this.#documents.get(key);
    if (!known) return;
    this.#index.remove(known.number, known.texts);
    this.#documents.delete(key);
  }

  /**
   * The keys of the saves that have all of the words, best first; the last word may go on. Behind other words it counts
   * only once it says something: until then what has those is the answer.
   */
  search(typed: readonly string[]): string[] {
    const last = typed.at(-1);
    if (last === undefined) return [];
    const isShort = last.length < LETTERS_FOR_SPOKEN && !isDense(last);
    const before = typed.slice(0, -1).map((term) => this.#asTyped([term]));
    if (!isShort) return this.#best([...before, this.#goingOn(last)]);
    return before.length > 0 ? this.#best(before) : this.#best([this.#goingOn(last)], BOOSTS_WITHOUT_SPOKEN);
  }

  /** The keys of the saves that have one word of each group, best first. */
  searchAny(groups: readonly (readonly string[])[]): string[] {
    return this.#best(groups.map((words) => this.#asTyped(words)));
  }

  #best(groups: readonly (readonly Match[])[], boosts = BOOSTS): string[] {
    return Array.from(rank(this.#index, groups, boosts), (number) => this.#keys[number] as string);
  }

  #asTyped(words: readonly string[]): Match[] {
    return words.flatMap((text) => {
      const word = this.#index.word(text);
      return word ? [{ word, weight: 1 }] : [];
    });
  }

  #goingOn(typed: string): Match[] {
    return this.#index.wordsFrom(typed).map((word) => {
      const { length } = word.text;
      const more = length - typed.length;
      return { word, weight: more === 0 ? 1 : (WEIGHT_OF_BEGINNING * length) / (length + LOSS_BY_LETTER * more) };
    });
  }
}
