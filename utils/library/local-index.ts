import type { Line } from '../memories/library-schemas';
import type { LibraryDb, TranscriptKind } from './db';
import { IndexShards } from './index-shards';
import { lineWith } from './line-with';
import { phrasesIn, plainText } from './search-terms';

/** What is known of a save without its transcripts. */
export interface ShortRow {
  key: string;
  title: string;
  author: string;
  tags: string;
  note: string;
  /** Whose transcripts count. */
  videoNos: readonly string[];
}

/** The index as the page has it, wherever it works. */
export interface SaveIndex {
  /** Brings some saves to what is known of them now. To be called with all, in portions, before `finish`. */
  put(rows: readonly ShortRow[]): Promise<void>;
  /** These are all saves there are: whatever else is in the index goes. What changed is written down. */
  finish(keys: readonly string[]): Promise<void>;
  /** The keys of the saves that fit the words, best first. */
  search(words: string): Promise<readonly string[]>;
  /** Where in the first of some videos the words are said or seen, as far as that is kept here; null: nowhere. */
  moment(wanted: MomentWanted): Promise<FoundLine | null>;
}

export interface MomentWanted {
  videoNos: readonly string[];
  words: string;
}

export interface FoundLine extends Line {
  videoNo: string;
}

/** What the index stands on, handed in. */
export interface IndexGround {
  /** Rejects where there is none: then titles and notes are searched, and nothing is written down. */
  db(): Promise<LibraryDb>;
  /** Lets others have their turn between portions. */
  breathe(): Promise<void>;
}

/** Between two breaths. */
const PORTION = 40;
/** Fewer changed rows than that are found again sooner than written down. */
const WRITE_AFTER = 50;
/** Of what has all the words of a phrase, so many are read through for it. */
const MOST_READ = 300;

/** The index here: in a worker of the page, or in the page where that can't have one. */
export function createLocalIndex({ db, breathe }: IndexGround): SaveIndex {
  const rows = new Map<string, ShortRow>();
  let unwritten = 0;
  let opening: Promise<{ index: IndexShards; library: LibraryDb | null }> | undefined;

  const open = async () => {
    const library = await db().catch(() => null);
    return { library, index: await IndexShards.restore(library, breathe) };
  };
  const ready = () => {
    opening ??= open();
    return opening;
  };

  return {
    async put(portion) {
      const { index, library } = await ready();
      const kept = await keptOf(library, portion);
      let done = 0;
      for (const row of portion) {
        rows.set(row.key, row);
        const wanted = transcriptsOf(row).filter((key) => kept.has(key.join(' ')));
        const { title, author, tags, note } = row;
        const stamp = JSON.stringify([title, author, note, tags, wanted.map((key) => key.join(''))]);
        if (index.has({ key: row.key, stamp })) continue;
        index.put({ key: row.key, title, author, tags, note, stamp, spoken: await spokenOf(library, wanted) });
        unwritten += 1;
        done += 1;
        if (done % PORTION === 0) await breathe();
      }
    },

    async finish(keys) {
      const { index, library } = await ready();
      const present = new Set(keys);
      await index.keepOnly(present, breathe);
      for (const key of rows.keys()) if (!present.has(key)) rows.delete(key);
      if (!library || unwritten < WRITE_AFTER) return;
      unwritten = 0;
      await index.writeDown(library, breathe);
    },

    async search(words) {
      const { index, library } = await ready();
      const found = index.search(words);
      const phrases = phrasesIn(words);
      if (phrases.length === 0) return found;
      const fitting: string[] = [];
      for (const key of found.slice(0, MOST_READ)) {
        const row = rows.get(key);
        if (row && (await hasAll(row, phrases, library))) fitting.push(key);
      }
      return fitting;
    },

    async moment({ videoNos, words }) {
      const library = await db().catch(() => null);
      for (const videoNo of videoNos) {
        for (const of of ['speech', 'scenes'] as const) {
          const kept = await library?.get('transcripts', [videoNo, of]).catch(() => undefined);
          const line = lineWith(kept?.lines ?? [], words);
          if (line) return { ...line, videoNo };
        }
      }
      return null;
    },
  };
}

type Wanted = [videoNo: string, of: TranscriptKind];
type Kept = ReadonlySet<string>;

async function keptOf(db: LibraryDb | null, rows: readonly ShortRow[]): Promise<Kept> {
  // For few rows only theirs are looked for: all of 10,000 are read once a portion else.
  const numbers = rows.flatMap(({ videoNos }) => videoNos);
  const [first, last] = [numbers.reduce(least, numbers[0] ?? ''), numbers.reduce(greatest, '')];
  if (!db || numbers.length === 0) return new Set();
  const keys = await db.getAllKeys('transcripts', IDBKeyRange.bound([first], [last, []])).catch(() => []);
  return new Set(keys.map((key) => key.join(' ')));
}

const least = (a: string, b: string) => (b < a ? b : a);
const greatest = (a: string, b: string) => (b > a ? b : a);

/** What there may be of a save's videos. */
const transcriptsOf = ({ videoNos }: ShortRow): Wanted[] =>
  videoNos.flatMap((no): Wanted[] => [
    [no, 'scenes'],
    [no, 'speech'],
  ]);

async function spokenOf(db: LibraryDb | null, wanted: readonly Wanted[]): Promise<string> {
  const found = await Promise.all(wanted.map((key) => db?.get('transcripts', key).catch(() => undefined)));
  return found.flatMap((one) => one?.lines?.map(({ text }) => text) ?? []).join('\n');
}

/** Whether each phrase stands in one of the texts as it is. */
async function hasAll(row: ShortRow, phrases: readonly string[], db: LibraryDb | null): Promise<boolean> {
  const short = [row.title, row.author, row.tags, row.note].map(plainText);
  const missing = phrases.filter((phrase) => !short.some((text) => text.includes(phrase)));
  if (missing.length === 0) return true;
  const spoken = plainText(await spokenOf(db, transcriptsOf(row)));
  return missing.every((phrase) => spoken.includes(phrase));
}
