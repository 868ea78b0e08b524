import type { Core } from '../captures/core';
import { oneAtATime, type Pump } from '../captures/engine';
import { shareSaves } from '../elsewhere/share';
import { saveDue } from '../keep-up/save-due';
import { openLibraryDb } from '../library/db';
import { fetchNext } from '../library/fetch-all';
import { readSettings } from '../settings';

/** What ends in an error (no room, no sync) is not tried again at once: nothing depends on it. ms. */
const LATER_MS = 60 * 60_000;

/** Work of the worker beside the queue: follows, transcripts that are fetched by themselves, word to other browsers. */
export function createExtras(core: Core): Pump[] {
  return [
    { name: 'keep-up', feeds: ['scraper'], run: oneAtATime(core, () => saveDue(core, readSettings)) },
    { name: 'transcripts', feeds: [], run: oneAtATime(core, () => fetchNext(core, openLibraryDb, readSettings)) },
    { name: 'share', feeds: [], run: oneAtATime(core, () => share(core)) },
  ];
}

async function share(core: Core): Promise<number> {
  const { shareSaved } = await readSettings();
  try {
    return await shareSaves(await core.db(), core.clock, shareSaved);
  } catch (error) {
    console.error('What is saved here could not be told to other browsers.', error);
    return core.clock.now() + LATER_MS;
  }
}
