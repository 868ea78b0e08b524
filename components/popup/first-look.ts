import { openMemories } from '../../utils/captures/db';
import { type CapturePage, readCaptures } from '../../utils/captures/read';
import { readSettings, type Settings } from '../../utils/settings';

/** What the popup is drawn with at first. */
export interface FirstLook {
  settings: Settings;
  /** The newest captures; the others follow. */
  newest: CapturePage;
}

/** More than a popup shows without scrolling. */
const ROWS = 30;

/** So long the popup waits for its rows, ms: a database that is being lifted or repaired may take its time. */
const PATIENCE_MS = 300;

const NOTHING_YET: CapturePage = { rows: [], more: true };

/**
 * Reads what the popup is drawn with, before anything is drawn: nothing else keeps the answers waiting, the rows
 * come with the first frame, and nothing jumps. Without rows if they take too long or can't be read: whoever reads
 * all of them after this waits for the same, or meets the same error.
 */
export async function firstLook(readNewest = readNewestRows): Promise<FirstLook> {
  const [settings, newest] = await Promise.all([
    readSettings(),
    Promise.race([readNewest().catch(() => NOTHING_YET), nothingIn(PATIENCE_MS)]),
  ]);
  return { settings, newest };
}

async function readNewestRows(): Promise<CapturePage> {
  return readCaptures(await openMemories(), { limit: ROWS });
}

const nothingIn = (ms: number) => new Promise<CapturePage>((resolve) => setTimeout(resolve, ms, NOTHING_YET));
