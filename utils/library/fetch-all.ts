import { type Core, NEVER } from '../captures/core';
import { manage } from '../captures/manage';
import { readStop } from '../captures/stop';
import { allCaptures } from '../captures/walk';
import { ApiError } from '../memories/errors';
import type { Settings } from '../settings';
import type { LibraryDb } from './db';
import { keepTranscript } from './transcripts';

/** After a fault that may pass, ms. */
const LATER_MS = 5 * 60_000;

/**
 * Fetches the transcript of one ready video that has none here, where the person wants that of all; in the lane of
 * transcripts, behind whatever a person asks for. Out: when to look again, ms since 1970.
 */
export async function fetchNext(
  core: Core,
  openDb: () => Promise<LibraryDb>,
  settings: () => Promise<Settings>,
): Promise<number> {
  if (!(await settings()).allTranscripts) return NEVER;
  const client = await core.client();
  const now = core.clock.now();
  if (!client || (await readStop(await core.db(), now, true))) return NEVER;
  const db = await openDb();
  const videoNo = await nextVideo(core, db);
  if (videoNo === undefined) return NEVER;
  const answer = await manage(core, () => client.transcript(videoNo), 'transcript');
  // What is refused is refused again: as if nothing were said in it, which counts for a day.
  const isFinal = answer instanceof ApiError && answer.retry === 'never';
  if (answer instanceof ApiError && !isFinal) return core.clock.now() + Math.max(LATER_MS, answer.retryAfterMs ?? 0);
  await keepTranscript(db, videoNo, 'speech', answer instanceof ApiError ? null : answer, core.clock.now());
  core.changed();
  // Not at once: between two of hours of them the alarm is set anew.
  return core.clock.now() + 1;
}

/** The first video of a ready save that was never asked for. */
async function nextVideo(core: Core, db: LibraryDb): Promise<string | undefined> {
  const known = new Set((await db.getAllKeys('transcripts')).flatMap(([no, of]) => (of === 'speech' ? [no] : [])));
  for await (const rows of allCaptures(await core.db())) {
    for (const { status, kind, videoNos } of rows) {
      if (status !== 'ready' || kind === 'image') continue;
      const missing = videoNos.find((no) => !known.has(no));
      if (missing !== undefined) return missing;
    }
  }
  return undefined;
}
