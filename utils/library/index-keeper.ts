import type { Capture } from '../captures/types';
import type { LibraryDb, TranscriptKind } from './db';
import { type Save, savesOf } from './document';
import { IndexShards } from './index-shards';
import { scan } from './scan';
import type { IndexRow } from './search-index';

/** What the keeper stands on, handed in. */
export interface KeeperGround {
  captures(): Promise<readonly Capture[]>;
  /** Rejects where there is none: then titles and notes are searched, and nothing is written down. */
  db(): Promise<LibraryDb>;
  /** Lets the page breathe between portions. */
  breathe(): Promise<void>;
}

export interface IndexKeeper {
  /** Brings saves and index to what is stored now, row by row. Calls that come meanwhile are one more at the end. */
  refresh(): Promise<void>;
  readonly saves: readonly Save[];
  /** Whether everything is in the index; until then it answers with what is. */
  readonly isWhole: boolean;
  /** Saves that fit the words, best first; all of them, newest first, where there are no words. */
  search(words: string): readonly Save[];
}

/** Between two breaths. */
const PORTION = 40;
/** Fewer changed rows than that are found again sooner than written down. */
const WRITE_AFTER = 50;
/** Transcripts of a save that are searched: of a creator with hundreds of videos the first. */
const VIDEOS_SEARCHED = 20;

/** Keeps the index right. `changed` is called whenever a search may answer differently. */
export function createIndexKeeper(ground: KeeperGround, changed: () => void): IndexKeeper {
  let index: IndexShards | null = null;
  let saves: readonly Save[] = [];
  let byKey = new Map<string, Save>();
  let isWhole = false;
  let unwritten = 0;
  let running: Promise<void> | null = null;
  let again = false;

  async function bring(): Promise<void> {
    saves = savesOf(await ground.captures());
    byKey = new Map(saves.map((save) => [save.key, save]));
    changed();
    const db = await ground.db().catch(() => null);
    index ??= await IndexShards.restore(db, ground.breathe);
    const kept = await keptOf(db);
    index.keepOnly(new Set(byKey.keys()));
    let done = 0;
    for (const save of saves) {
      const row = rowOf(save, kept);
      if (index.has(row)) continue;
      index.put({ ...row, spoken: db ? await spokenOf(db, save, kept) : '' });
      done += 1;
      if (done % PORTION === 0) await ground.breathe();
    }
    isWhole = true;
    changed();
    unwritten += done;
    if (db && unwritten >= WRITE_AFTER) {
      unwritten = 0;
      await index.writeDown(db, ground.breathe);
    }
  }

  async function runAll(): Promise<void> {
    do {
      again = false;
      await bring();
    } while (again);
  }

  return {
    refresh() {
      again = running !== null;
      running ??= runAll().finally(() => {
        running = null;
      });
      return running;
    },
    get saves() {
      return saves;
    },
    get isWhole() {
      return isWhole;
    },
    search(words) {
      if (words.trim() === '') return saves;
      const found = (index?.search(words) ?? []).flatMap((key) => byKey.get(key) ?? []);
      return isWhole || found.length > 0 ? found : scan(saves, words);
    },
  };
}

type Kept = ReadonlyMap<string, readonly TranscriptKind[]>;

async function keptOf(db: LibraryDb | null): Promise<Kept> {
  const kept = new Map<string, TranscriptKind[]>();
  const keys = (await db?.getAllKeys('transcripts').catch(() => [])) ?? [];
  for (const [videoNo, of] of keys) kept.set(videoNo, [...(kept.get(videoNo) ?? []), of]);
  return kept;
}

function rowOf(save: Save, kept: Kept): IndexRow {
  const { key, title, author = '', note = '', tags } = save;
  const transcripts = searched(save).flatMap((no) => (kept.get(no) ?? []).map((of) => no + of));
  const row = { key, title, author, note, tags: tags.join(' ') };
  return { ...row, spoken: '', stamp: JSON.stringify([title, author, note, tags, transcripts]) };
}

const searched = ({ videoNos }: Save) => videoNos.slice(0, VIDEOS_SEARCHED);

async function spokenOf(db: LibraryDb, save: Save, kept: Kept): Promise<string> {
  const wanted = searched(save).flatMap((no) => (kept.get(no) ?? []).map((of) => [no, of] as [string, TranscriptKind]));
  const found = await Promise.all(wanted.map((key) => db.get('transcripts', key).catch(() => undefined)));
  return found.flatMap((one) => one?.lines?.map(({ text }) => text) ?? []).join('\n');
}
