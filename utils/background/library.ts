import type { Core } from '../captures/core';
import type { LaneName } from '../captures/lanes';
import { manage } from '../captures/manage';
import { openLibraryDb } from '../library/db';
import { keepTranscript, readTranscript } from '../library/transcripts';
import type { MemoriesClient } from '../memories/client';
import { ApiError } from '../memories/errors';
import type { Answers, Asked, CheckedMessageData } from '../messages';
import { readSettings } from '../settings';

/** Asks for places in videos, with the words of a person. */
export async function searchLibrary(
  core: Core,
  { words, by, site }: CheckedMessageData<'searchLibrary'>,
): Promise<Answers['searchLibrary']> {
  const { namespace } = await readSettings();
  return asking(core, 'search', async (client) => ({
    hits: await (site ? client.searchPublic(words, by, site) : client.search(words, by, { namespace })),
  }));
}

/** What is said or seen in a video, from what is kept or else from the library. That nothing is said is kept for a day. */
export async function getTranscript(
  core: Core,
  { videoNo, of }: CheckedMessageData<'getTranscript'>,
): Promise<Answers['getTranscript']> {
  const db = await openLibraryDb().catch(() => null);
  const kept = db && (await readTranscript(db, videoNo, of, core.clock.now()).catch(() => undefined));
  if (kept) return { ok: true, lines: kept.lines };
  const answer = await asking(core, 'transcript', async (client) => ({
    lines: await (of === 'speech' ? client.transcript(videoNo) : client.captions(videoNo)),
  }));
  // What can't be kept is asked for again the next time.
  if (answer.ok && db) await keepTranscript(db, videoNo, of, answer.lines, core.clock.now()).catch(() => undefined);
  if (answer.ok) core.changed();
  return answer;
}

async function asking<T extends object>(
  core: Core,
  lane: LaneName,
  ask: (client: MemoriesClient) => Promise<T>,
): Promise<Asked<T>> {
  const client = await core.client();
  if (!client) return { ok: false, problem: 'no-key' };
  const answer = await manage(core, () => ask(client), lane);
  if (!(answer instanceof ApiError)) return { ok: true, ...answer };
  const problem = answer.code === 'duplicate' ? 'server' : answer.code;
  return { ok: false, problem, detail: answer.detail || undefined };
}
