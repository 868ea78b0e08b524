import type { Core } from '../captures/core';
import { oneAtATime, type Pump } from '../captures/engine';
import { saveDue } from '../keep-up/save-due';
import { openLibraryDb } from '../library/db';
import { fetchNext } from '../library/fetch-all';
import { readSettings } from '../settings';

/** Work of the worker beside the queue: what is followed, and transcripts that are fetched by themselves. */
export function createExtras(core: Core): Pump[] {
  return [
    { name: 'keep-up', feeds: ['scraper'], run: oneAtATime(core, () => saveDue(core, readSettings)) },
    { name: 'transcripts', feeds: [], run: oneAtATime(core, () => fetchNext(core, openLibraryDb, readSettings)) },
  ];
}
