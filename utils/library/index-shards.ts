import type { LibraryDb } from './db';
import { SearchIndex } from './search-index';
import { termsOf } from './search-terms';
import { fromStored, type KeptRow, toStored } from './stored-part';
import { Vocabulary } from './vocabulary';

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

/**
 * In so many parts is the index written down: each takes some ms, between which letters are answered; and what did not
 * change is not written.
 */
export const SHARDS = 32;

/** When fewer fit, what is like the words is looked for, too. */
const FEW = 5;

/** Lets others have their turn. */
type Breathe = () => Promise<void>;

const placeOf = (shard: number) => `saves:${shard}`;

/** Which part a save is in: always the same one. */
export function shardOf(key: string): number {
  let hash = 7;
  for (let i = 0; i < key.length; i += 1) hash = (hash * 31 + key.charCodeAt(i)) >>> 0;
  return hash % SHARDS;
}

/** The index of everything in this browser: in memory whole, in the database in parts. */
export class IndexShards {
  readonly #index = new SearchIndex();
  readonly #vocabulary = new Vocabulary(this.#index.words);
  readonly #parts = Array.from({ length: SHARDS }, () => new Map<string, KeptRow>());
  readonly #changed = new Set<number>();

  private constructor() {}

  /** As it was written down; a part that is damaged, or was never written, is empty. */
  static async restore(db: LibraryDb | null, breathe: Breathe): Promise<IndexShards> {
    const shards = new IndexShards();
    for (let n = 0; n < SHARDS; n += 1) {
      const stored = await db?.get('index', placeOf(n)).catch(() => undefined);
      for (const [key, row] of fromStored(stored)) shards.#keep(key, row);
      if (stored) await breathe();
    }
    return shards;
  }

  get size(): number {
    return this.#parts.reduce((sum, { size }) => sum + size, 0);
  }

  /** Whether a row is in it as it is. */
  has({ key, stamp }: Pick<IndexRow, 'key' | 'stamp'>): boolean {
    return this.#partOf(key).get(key)?.stamp === stamp;
  }

  put({ key, stamp, title, author, tags, note, spoken }: IndexRow): void {
    const words = (text: string) => termsOf(text).join(' ');
    this.#keep(key, { stamp, texts: [words(title), words(author), words(tags), words(note), words(spoken)] });
    this.#changed.add(shardOf(key));
  }

  /** Drops whatever is not among `keys`, part after part. */
  async keepOnly(keys: ReadonlySet<string>, breathe: Breathe): Promise<void> {
    for (const [n, part] of this.#parts.entries()) {
      const gone = [...part.keys()].filter((key) => !keys.has(key));
      if (gone.length === 0) continue;
      for (const key of gone) {
        part.delete(key);
        this.#index.remove(key);
      }
      this.#changed.add(n);
      await breathe();
    }
  }

  /**
   * The keys of the rows that have all of the words, best first. Where those are few, behind them what has words of
   * which these are a part, or from which they differ by a letter.
   */
  search(words: string): string[] {
    const terms = termsOf(words);
    const found = this.#index.search(terms);
    if (found.length >= FEW) return found;
    const groups = terms.map((term) => [term, ...this.#vocabulary.like(term)]);
    if (groups.every(({ length }) => length === 1)) return found;
    return [...new Set([...found, ...this.#index.searchAny(groups)])];
  }

  /** Writes down the parts that changed, one after the other. What can't be written is written the next time. */
  async writeDown(db: LibraryDb, breathe: Breathe): Promise<void> {
    for (const n of [...this.#changed]) {
      const part = this.#parts[n];
      this.#changed.delete(n);
      if (part) await db.put('index', toStored(part), placeOf(n)).catch(() => this.#changed.add(n));
      await breathe();
    }
  }

  #keep(key: string, row: KeptRow): void {
    this.#partOf(key).set(key, row);
    this.#index.put(key, row.texts);
  }

  #partOf(key: string): Map<string, KeptRow> {
    return this.#parts[shardOf(key)] as Map<string, KeptRow>;
  }
}
