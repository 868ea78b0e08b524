import type { Core } from '../captures/core';
import { write } from '../captures/db';
import { slowDown } from '../captures/lanes';
import { manage } from '../captures/manage';
import { moveCaptures } from '../captures/move';
import type { LaneName } from '../captures/rows';
import type { MemoriesDb } from '../captures/schema';
import { openLibraryDb } from '../library/db';
import { postIn } from '../library/post-in';
import { dropTranscripts, keepTranscript, readTranscript } from '../library/transcripts';
import { isMissingPath } from '../memories/assumptions';
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

/**
 * The post of a public video, where the library knows the video and its address is one of a post: it comes from
 * outside, and is opened.
 */
export async function findPublicPost(
  core: Core,
  { videoNo }: CheckedMessageData<'findPublicPost'>,
): Promise<Answers['findPublicPost']> {
  const answer = await asking(core, 'status', async (client) => {
    const video = await client.findVideo(videoNo, 'public');
    return { url: postIn(video?.url, video?.name) };
  });
  // The call is missing from the newest description: then nobody says it.
  if (!answer.ok && isMissingPath({ code: answer.problem, detail: answer.detail ?? '' }))
    return { ok: true, url: null };
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

/** Puts ready private saves into another folder. What was moved before a fault stays moved. */
export async function moveToFolder(
  core: Core,
  { captureIds, folder }: CheckedMessageData<'moveToFolder'>,
): Promise<Answers['moveToFolder']> {
  if (!(await core.client())) return { ok: false, problem: 'no-key' };
  const { moved, error } = await moveCaptures(core, captureIds, folder);
  core.changed();
  if (!error) return { ok: true, moved };
  return { ok: false, problem: error.code === 'duplicate' ? 'server' : error.code, detail: error.detail || undefined };
}

/** The page that streams a chat was told that it asks too often. */
export async function slowChat(core: Core, retryAfterMs?: number): Promise<null> {
  await write(await core.db(), (tx) => slowDown(tx, 'chat', core.clock.now(), core.random, retryAfterMs));
  return null;
}

/** Removes captures by `remove`, and what is said in the videos that nothing here has any more. */
export async function withTranscripts<T>(
  core: Core,
  ids: readonly string[],
  remove: (db: MemoriesDb) => Promise<T>,
): Promise<T> {
  const db = await core.db();
  const before = await Promise.all(ids.map((id) => db.get('captures', id)));
  const answer = await remove(db);
  const keys = new Set(before.flatMap((row) => row?.key ?? []));
  const left = await Promise.all([...keys].map((key) => db.getAllFromIndex('captures', 'key', key)));
  const kept = new Set(left.flat().flatMap(({ videoNos }) => videoNos));
  const gone = before.flatMap((row) => row?.videoNos ?? []).filter((videoNo) => !kept.has(videoNo));
  // What can't be forgotten now can be had again anyway; the removal itself stands.
  if (gone.length > 0)
    await openLibraryDb()
      .then((library) => dropTranscripts(library, gone))
      .catch(() => undefined);
  return answer;
}
