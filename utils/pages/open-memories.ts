import { connect } from '../captures/db';
import { readableHead } from '../captures/journal/readable';
import { openPlace } from '../captures/places';
import type { MemoriesDb } from '../captures/schema';
import { local } from '../local/area';

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
  const place = placeIn((await local.get('journal')).journal);
  const db = await connect(lose, await openPlace(place));
  const stop = local.watch(({ journal }) => {
    if (!journal || placeIn(journal.newValue) === place) return;
    stop();
    db.close();
    lose();
  });
  return db;
}

const placeIn = (head: unknown): number => readableHead(head)?.place ?? 1;
