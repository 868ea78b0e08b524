import { HAND_END } from '../../utils/captures/ids';
import { type CapturePage, readCaptures } from '../../utils/captures/read';
import type { Import } from '../../utils/captures/types';
import { openMemories } from '../../utils/pages/open-memories';
import { readSettings, type Settings } from '../../utils/settings';

/** What the popup is drawn with at first. */
export interface FirstLook {
  settings: Settings;
  /** The newest captures; the others follow. */
  newest: CapturePage;
  imports: readonly Import[];
}

type Rows = Pick<FirstLook, 'newest' | 'imports'>;

/** More than a popup shows without scrolling. */
const ROWS = 30;

/** So long the popup waits for its rows, ms: a database that is being lifted or repaired may take its time. */
const PATIENCE_MS = 300;

const NOTHING_YET: Rows = { newest: { rows: [], more: true }, imports: [] };

/**
 * Reads what the popup is drawn with, before anything is drawn: nothing else keeps the answers waiting, the rows
 * come with the first frame, and nothing jumps. Without rows if they take too long or can't be read: whoever reads
 * all of them after this waits for the same, or meets the same error.
 */
export async function firstLook(readNewest = readNewestRows): Promise<FirstLook> {
  const [settings, rows] = await Promise.all([
    readSettings(),
    Promise.race([readNewest().catch(() => NOTHING_YET), nothingIn(PATIENCE_MS)]),
  ]);
  return { settings, ...rows };
}

async function readNewestRows(): Promise<Rows> {
  const db = await openMemories();
  const [newest, imports] = await Promise.all([
    readCaptures(db, { before: HAND_END, limit: ROWS }),
    db.getAll('imports'),
  ]);
  return { newest, imports };
}

const nothingIn = (ms: number) => new Promise<Rows>((resolve) => setTimeout(resolve, ms, NOTHING_YET));
