import MiniSearch, { type AsPlainObject, type Options, type Query } from 'minisearch';
import type { StoredIndex } from './db';
import { isDense, termsOf } from './search-terms';
import type { Vocabulary } from './vocabulary';

/** What is searched of a save. `stamp` differs when any of it does. */
export interface IndexRow {
  key: string;
  title: string;
  author: string;
  tags: string;
  note: string;
  /** All that is said and seen, as far as it is kept here. */
  spoken: string;
  stamp: string;
}

/** A row that was found, and how well it fits. */
export interface Fit {
  key: string;
  score: number;
}

/** Another number wherever the options below or the words change: an index that was written down before is built anew. */
const FORMAT = 3;

const SHORT_FIELDS = ['title', 'author', 'tags', 'note'];
const BOOST = { title: 4, tags: 4, author: 3, note: 2 };

const OPTIONS: Options<IndexRow> = {
  idField: 'key',
  fields: [...SHORT_FIELDS, 'spoken'],
  tokenize: termsOf,
  // They come folded.
  processTerm: (term) => term,
};

/** With one or two letters a word of every transcript begins: they are looked for in the short texts only. */
const LETTERS_FOR_SPOKEN = 3;

/** The index of some saves, in memory; it is written down as a whole (see `IndexShards`). */
export class SearchIndex {
  #mini: MiniSearch<IndexRow>;
  #stamps = new Map<string, string>();

  /** `vocabulary`: where its words are noted. */
  constructor(vocabulary: Vocabulary, stored?: AsPlainObject) {
    const note = (term: string) => {
      vocabulary.add(term);
      return term;
    };
    const options = { ...OPTIONS, processTerm: note, searchOptions: { processTerm: OPTIONS.processTerm } };
    this.#mini = stored ? MiniSearch.loadJS<IndexRow>(stored, options) : new MiniSearch<IndexRow>(options);
    for (const [term] of stored?.index ?? []) vocabulary.add(term);
  }

  /** The index as it was written down; null where that is damaged or of another format. */
  static restore(stored: StoredIndex | undefined, vocabulary: Vocabulary): SearchIndex | null {
    if (stored?.format !== FORMAT || typeof stored.json !== 'string') return null;
    try {
      const index = new SearchIndex(vocabulary, JSON.parse(stored.json) as AsPlainObject);
      index.#stamps = new Map(Object.entries(stored.stamps));
      // What it says to hold and what it holds: another number means that a part is missing.
      return index.#mini.documentCount === index.#stamps.size ? index : null;
    } catch {
      return null;
    }
  }

  toStored(): StoredIndex {
    return { format: FORMAT, stamps: Object.fromEntries(this.#stamps), json: JSON.stringify(this.#mini) };
  }

  get size(): number {
    return this.#stamps.size;
  }

  /** Whether a row is in it as it is. */
  has({ key, stamp }: Pick<IndexRow, 'key' | 'stamp'>): boolean {
    return this.#stamps.get(key) === stamp;
  }

  put(row: IndexRow): void {
    if (this.#stamps.has(row.key)) this.#mini.discard(row.key);
    this.#mini.add(row);
    this.#stamps.set(row.key, row.stamp);
  }

  /** Drops whatever is not among `keys`. Out: how many that were. */
  keepOnly(keys: ReadonlySet<string>): number {
    const gone = [...this.#stamps.keys()].filter((key) => !keys.has(key));
    for (const key of gone) {
      this.#mini.discard(key);
      this.#stamps.delete(key);
    }
    return gone.length;
  }

  /**
   * The rows that have all of the words, best first; the last word may go on. Behind other words it counts only once it
   * says something: until then what has those is the answer.
   */
  search(typed: readonly string[]): Fit[] {
    const terms = [...typed];
    const last = terms.at(-1) ?? '';
    const isShort = last.length < LETTERS_FOR_SPOKEN && !isDense(last);
    const isAlone = isShort && terms.length === 1;
    if (isShort && !isAlone) terms.pop();
    const results = this.#mini.search(terms.join(' '), {
      combineWith: 'AND',
      tokenize: (text) => text.split(' '),
      prefix: (_, i, all) => i === all.length - 1 && (isAlone || !isShort),
      boost: BOOST,
      ...(isAlone && { fields: SHORT_FIELDS }),
    });
    return results.map(({ id, score }) => ({ key: id as string, score }));
  }

  /** The rows that have one word of each group, best first. */
  searchAny(groups: readonly (readonly string[])[]): Fit[] {
    const query: Query = {
      combineWith: 'AND',
      queries: groups.map((words) => ({ combineWith: 'OR', queries: [...words] })),
    };
    const results = this.#mini.search(query, { tokenize: (text) => [text], boost: BOOST });
    return results.map(({ id, score }) => ({ key: id as string, score }));
  }
}
