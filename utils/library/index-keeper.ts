import type { Capture } from '../captures/types';
import type { Line } from '../memories/library-schemas';
import { type Save, savesInSteps } from './document';
import type { SaveIndex, ShortRow } from './local-index';
import { partOf } from './parts';
import { scan } from './scan';

/** What the keeper stands on, handed in. */
export interface KeeperGround {
  captures(): Promise<readonly Capture[]>;
  /** Lets the page breathe. */
  breathe(): Promise<void>;
  /** The index, made when first needed. */
  index(): SaveIndex;
  /** Another one, for when that fails. */
  otherIndex(): SaveIndex;
}

export interface IndexKeeper {
  /** Brings saves and index to what is stored now, row by row. Calls that come meanwhile are one more at the end. */
  refresh(): Promise<void>;
  readonly saves: readonly Save[];
  /** Whether everything is in the index; until then it answers with what is. */
  readonly isWhole: boolean;
  /** Saves that fit the words, best first; all of them, newest first, where there are no words. */
  search(words: string): Promise<readonly Save[]>;
  /** Where in a save words are said or seen, with the address of the post; null: nowhere that is known here. */
  moment(save: Save, words: string): Promise<Moment | null>;
}

/** A line, and the address of the post it is said in. */
export interface Moment extends Line {
  url?: string;
}

/** Rows handed over at once: some ms of copying, between which the page is free. */
const PORTION = 250;
/** Transcripts of a save that are searched: of a creator with hundreds of videos the first. */
const VIDEOS_SEARCHED = 20;
/** And those that are read through for the place. */
const VIDEOS_READ = VIDEOS_SEARCHED;

/** Keeps the index right. `changed` is called whenever a search may answer differently. */
export function createIndexKeeper(ground: KeeperGround, changed: () => void): IndexKeeper {
  let index: SaveIndex | undefined;
  let saves: readonly Save[] = [];
  let byKey = new Map<string, Save>();
  let isWhole = false;
  let running: Promise<void> | null = null;
  let again = false;

  const handOver = async (to: SaveIndex) => {
    const all = saves;
    for (let from = 0; from < all.length; from += PORTION) await to.put(all.slice(from, from + PORTION).map(rowOf));
    await to.finish(all.map(({ key }) => key));
  };

  async function bring(): Promise<void> {
    saves = await readSaves(ground);
    byKey = new Map(saves.map((save) => [save.key, save]));
    changed();
    index ??= ground.index();
    try {
      await handOver(index);
    } catch (error) {
      console.error('The index is made anew.', error);
      index = ground.otherIndex();
      await handOver(index);
    }
    isWhole = true;
    changed();
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
    async search(words) {
      if (words.trim() === '') return saves;
      const keys = await index?.search(words).catch(() => []);
      const found = (keys ?? []).flatMap((key) => byKey.get(key) ?? []);
      return isWhole || found.length > 0 ? found : scan(saves, words);
    },
    async moment(save, words) {
      const videoNos = save.videoNos.slice(0, VIDEOS_READ);
      const line = await index?.moment({ videoNos, words }).catch(() => null);
      return line ? { ...line, url: partOf(save, line.videoNo).url } : null;
    },
  };
}

async function readSaves({ captures, breathe }: KeeperGround): Promise<Save[]> {
  const steps = savesInSteps(await captures());
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await breathe();
  }
}

function rowOf({ key, title, author = '', note = '', tags, videoNos }: Save): ShortRow {
  return { key, title, author, note, tags: tags.join(' '), videoNos: videoNos.slice(0, VIDEOS_SEARCHED) };
}
