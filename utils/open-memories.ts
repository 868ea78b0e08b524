import { browser } from 'wxt/browser';
import { connect, type MemoriesDb } from './captures/db';
import type { Head } from './captures/journal/types';
import { openPlace } from './captures/places';

let shared: Promise<MemoriesDb> | undefined;

/**
 * The database as a page of ours reads it, wherever the worker has it now (see `places`): opened when first needed
 * and again whenever it was lost or went to another place. Writing is the worker's alone.
 */
export function openMemories(): Promise<MemoriesDb> {
  const lose = () => {
    shared = undefined;
  };
  shared ??= openWhereItIs(lose).catch((error) => {
    lose();
    throw error;
  });
  return shared;
}

async function openWhereItIs(lose: () => void): Promise<MemoriesDb> {
  const place = placeIn((await browser.storage.local.get('journal')).journal);
  const db = await connect(lose, await openPlace(place));
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    if (!changes.journal || placeIn(changes.journal.newValue) === place) return;
    browser.storage.local.onChanged.removeListener(onChanged);
    db.close();
    lose();
  };
  browser.storage.local.onChanged.addListener(onChanged);
  return db;
}

const placeIn = (head: unknown): number => (head as Head | undefined)?.place ?? 1;
