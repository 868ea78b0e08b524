import type { SaveOutcome } from '../messages';
import { savedAlready } from './accept';
import { write } from './db';
import { captureIds } from './ids';
import { occupy } from './lanes';
import type { MemoriesDb, StoredFile } from './schema';
import { addTask, videoTaskId } from './tasks';
import {
  type Capture,
  type CaptureKind,
  type CapturePlatform,
  controlState,
  type Problem,
  type UploadDetails,
} from './types';

interface Media {
  platform: Extract<CapturePlatform, 'web' | 'local'>;
  kind: Extract<CaptureKind, 'direct' | 'file' | 'image'>;
  url: string;
  title?: string;
  details?: UploadDetails;
}

export interface MediaSettings {
  namespace: string;
  folder: string;
  callbackUrl: string;
}

/** A media file has no public library and no identity but its web address; one without has no namesake at all. */
function newCapture(media: Media, settings: MediaSettings, id: string, now: number): Capture {
  const address = /^https?:/.test(media.url) && media.platform === 'web' ? media.url : id;
  return {
    ...media,
    id,
    key: `${media.platform}:${media.kind}:${address}`,
    library: 'private',
    namespace: settings.namespace,
    folderId: settings.folder || undefined,
    callbackUrl: settings.callbackUrl || undefined,
    status: media.platform === 'local' ? 'sending' : 'queued',
    createdAt: now,
    updatedAt: now,
    attempts: 0,
    videoNos: [],
  };
}

/** Writes down a media file of some web site: a direct address, or an image with its bytes (`file`). */
export async function acceptWebMedia(
  db: MemoriesDb,
  media: Omit<Media, 'platform'> & { file?: StoredFile },
  settings: MediaSettings,
  now: number,
): Promise<SaveOutcome> {
  const { file, ...rest } = media;
  const capture = newCapture({ ...rest, platform: 'web' }, settings, captureIds(now)(), now);
  const { url, key, id } = capture;
  return write(db, async (tx) => {
    const saved = await savedAlready(tx, key, capture);
    if (saved) return { url, key, captureId: saved.id, outcome: 'already-saved', state: controlState(saved.status) };
    await tx.objectStore('captures').add(capture);
    if (file) await tx.objectStore('blobs').put(file, id);
    return { url, key, captureId: id, outcome: 'queued' };
  });
}

/** Writes down files that the uploads page is about to send itself. Out: a capture id for each name, in order. */
export async function beginUpload(
  db: MemoriesDb,
  { kind, names }: { kind: 'file' | 'image'; names: readonly string[] },
  settings: MediaSettings,
  now: number,
): Promise<string[]> {
  const nextId = captureIds(now);
  const captures = names.map((name) =>
    newCapture({ platform: 'local', kind, url: name, title: name }, settings, nextId(), now),
  );
  await write(db, async (tx) => {
    await Promise.all(captures.map((capture) => tx.objectStore('captures').add(capture)));
  });
  return captures.map((capture) => capture.id);
}

export interface UploadResult {
  captureId: string;
  outcome: 'sent' | 'failed' | 'cancelled';
  videoNo?: string;
  problem?: Problem;
}

/** Writes down how uploads of a page ended; videos are followed from here on, images are done. */
export async function endUpload(db: MemoriesDb, results: readonly UploadResult[], now: number): Promise<void> {
  await write(db, async (tx) => {
    await occupy(tx, 'upload', now);
    for (const { captureId, outcome, videoNo, problem } of results) {
      const capture = await tx.objectStore('captures').get(captureId);
      if (capture?.platform !== 'local') continue;
      const base: Capture = { ...capture, updatedAt: now, problem: undefined, videoNos: videoNo ? [videoNo] : [] };
      if (outcome === 'cancelled') await tx.objectStore('captures').put({ ...base, status: 'cancelled' });
      else if (outcome === 'failed') await tx.objectStore('captures').put({ ...base, status: 'failed', problem });
      else if (capture.kind === 'image' || !videoNo) await tx.objectStore('captures').put({ ...base, status: 'ready' });
      else {
        const taskId = videoTaskId(videoNo);
        await tx.objectStore('captures').put({ ...base, status: 'downloading', taskId });
        const { library, namespace } = capture;
        await addTask(tx, { id: taskId, library, namespace, captureIds: [captureId], videoNos: [videoNo] }, now);
      }
    }
  });
}
