import type { LibraryDb } from './db';
import { type Fit, type IndexRow, SearchIndex } from './search-index';
import { termsOf } from './search-terms';
import { Vocabulary } from './vocabulary';

/**
 * So many parts has the index, each written down by itself: all of 10,000 saves with their transcripts take more than a
 * second to write, a part of them some 30 ms, between which letters are answered; and what did not change is not written.
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
  readonly #shards: SearchIndex[];
  readonly #vocabulary: Vocabulary;
  readonly #changed = new Set<number>();

  private constructor(shards: SearchIndex[], vocabulary: Vocabulary) {
    this.#shards = shards;
    this.#vocabulary = vocabulary;
  }

  /** As it was written down; a part that is damaged, or was never written, is empty. */
  static async restore(db: LibraryDb | null, breathe: Breathe): Promise<IndexShards> {
    const vocabulary = new Vocabulary();
    const shards: SearchIndex[] = [];
    for (let n = 0; n < SHARDS; n += 1) {
      const stored = await db?.get('index', placeOf(n)).catch(() => undefined);
      shards.push(SearchIndex.restore(stored, vocabulary) ?? new SearchIndex(vocabulary));
      if (stored) await breathe();
    }
    return new IndexShards(shards, vocabulary);
  }

  get size(): number {
    return this.#shards.reduce((sum, { size }) => sum + size, 0);
  }

  /** Whether a row is in it as it is. */
  has(row: Pick<IndexRow, 'key' | 'stamp'>): boolean {
    return this.#of(row.key).has(row);
  }

  put(row: IndexRow): void {
    this.#of(row.key).put(row);
    this.#changed.add(shardOf(row.key));
  }

  /** Drops whatever is not among `keys`. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const [n, shard] of this.#shards.entries()) if (shard.keepOnly(keys) > 0) this.#changed.add(n);
  }

  /**
   * The keys of the rows that have all of the words, best first. Where those are few, behind them what has words of
   * which these are a part, or from which they differ by a letter.
   */
  search(words: string): string[] {
    const terms = termsOf(words);
    if (terms.length === 0) return [];
    const found = this.#best((shard) => shard.search(terms));
    if (found.length >= FEW) return found;
    const groups = terms.map((term) => [term, ...this.#vocabulary.like(term)]);
    if (groups.every(({ length }) => length === 1)) return found;
    return [...new Set([...found, ...this.#best((shard) => shard.searchAny(groups))])];
  }

  /** Writes down the parts that changed, one after the other. What can't be written is written the next time. */
  async writeDown(db: LibraryDb, breathe: Breathe): Promise<void> {
    for (const n of [...this.#changed]) {
      const shard = this.#shards[n];
      this.#changed.delete(n);
      if (shard) await db.put('index', shard.toStored(), placeOf(n)).catch(() => this.#changed.add(n));
      await breathe();
    }
  }

  #best(look: (shard: SearchIndex) => Fit[]): string[] {
    const fits = this.#shards.flatMap(look);
    return fits.sort((a, b) => b.score - a.score).map(({ key }) => key);
  }

  #of(key: string): SearchIndex {
    return this.#shards[shardOf(key)] as SearchIndex;
  }
}
