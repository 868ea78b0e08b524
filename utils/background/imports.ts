import { acceptCaptures } from '../captures/accept';
import { beginCancelling, finishCancelling, pauseImport } from '../captures/imports';
import type { Answers, CheckedMessageData } from '../messages';
import { readSettings } from '../settings';
import type { WorkerContext } from './context';
import { refuseForbidden } from './forbidden';

/** Writes down a portion of a list, and says in numbers what became of it: outcomes of thousands are of no use. */
export async function savePortion(
  { core, waker }: WorkerContext,
  { importId, name, ...portion }: CheckedMessageData<'saveImport'>,
): Promise<Answers['saveImport']> {
  await waker.insure();
  const request = { ...portion, importOf: { id: importId, name } };
  const settings = await readSettings();
  refuseForbidden(portion.library, settings);
  const outcomes = await acceptCaptures(await core.db(), request, settings, core.clock.now());
  core.changed();
  waker.kick();
  const count = (...named: (typeof outcomes)[number]['outcome'][]) =>
    outcomes.filter(({ outcome }) => named.includes(outcome)).length;
  return {
    queued: count('queued'),
    already: count('already-saved'),
    refused: count('unrecognised', 'unsupported'),
    cancelled: outcomes.length === 0,
  };
}

export async function holdImport(
  { core, waker }: WorkerContext,
  { importId, paused }: CheckedMessageData<'pauseImport'>,
): Promise<null> {
  await pauseImport(await core.db(), importId, paused);
  core.changed();
  waker.kick();
  return null;
}

export async function cancelImport(
  { core }: WorkerContext,
  { importId }: CheckedMessageData<'cancelImport'>,
): Promise<Answers['cancelImport']> {
  const db = await core.db();
  await beginCancelling(db, importId);
  core.changed();
  const cancelled = await finishCancelling(db, core.clock.now());
  core.changed();
  return { cancelled };
}
