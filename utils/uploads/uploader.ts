import type { Problem, ProblemCode } from '../captures/types';
import { ApiError, MAX_DETAIL } from '../memories/errors';
import { UPLOAD_INTERVAL_MS } from '../memories/limits';
import type { uploadFiles } from '../memories/upload';
import type { MessageData } from '../messages';
import { withMediaType } from './check-file';
import { nextBatch, shareProgress, type Upload } from './uploads';

/** What the uploader needs of the world; handed in, so that tests can stand in for it. */
export interface UploaderWorld {
  begin: (kind: Upload['kind'], names: string[]) => Promise<string[]>;
  /** Takes a turn at the pace that all uploads share. Out: 0 when it is ours, else after how many ms to ask again. */
  takeTurn: () => Promise<number>;
  end: (results: MessageData<'endUpload'>['results']) => Promise<void>;
  transport: (
    request: Pick<Parameters<typeof uploadFiles>[0], 'kind' | 'files' | 'details' | 'onProgress' | 'signal'>,
  ) => Promise<string[]>;
  sleep: (ms: number) => Promise<void>;
  /** The list as it is, and the way to change some of it. */
  list: () => readonly Upload[];
  change: (ids: ReadonlySet<string>, change: (upload: Upload) => Partial<Upload>) => void;
}

/** Pauses before a request that was refused as one too many goes again, ms. */
const PAUSES = [2000, 4000, 8000, 16_000, 32_000];

/** Sends what waits, one request after the other at the published pace, and writes down how each ended. */
export function createUploader(world: UploaderWorld): { run: () => Promise<void>; cancel: (id: string) => void } {
  let running = false;
  let current: { ids: ReadonlySet<string>; abort: AbortController } | null = null;

  const run = async () => {
    if (running) return;
    running = true;
    try {
      for (let batch = nextBatch(world.list()); batch.length > 0; batch = nextBatch(world.list())) {
        const goesOn = await sendBatch(batch);
        if (!goesOn) break;
        await world.sleep(UPLOAD_INTERVAL_MS);
      }
    } finally {
      running = false;
    }
  };

  /** True when it makes sense to go on with the next. */
  const sendBatch = async (planned: Upload[]): Promise<boolean> => {
    let batch = planned;
    const ids = new Set(batch.map(({ id }) => id));
    const abort = new AbortController();
    current = { ids, abort };
    world.change(ids, () => ({ state: 'uploading', sent: 0, problem: undefined }));
    try {
      batch = await beginAll(planned, world);
      const numbers = await transmit(batch, abort.signal, world);
      await settle(batch, world, 'sent', (i) => ({ videoNo: numbers[i] }));
      world.change(ids, ({ file }) => ({ state: 'done', sent: file.size }));
      return true;
    } catch (error) {
      if (abort.signal.aborted) return await afterCancel(batch, String(abort.signal.reason), world);
      return await afterError(batch, error, world);
    } finally {
      current = null;
    }
  };

  const cancel = (id: string) => {
    if (current?.ids.has(id)) current.abort.abort(id);
    else world.change(new Set([id]), ({ state }) => (state === 'waiting' ? { state: 'cancelled' } : {}));
  };

  return { run, cancel };
}

/** The batch with a row in the history for each upload; those of an earlier try are kept. */
async function beginAll(batch: Upload[], { begin, change }: UploaderWorld): Promise<Upload[]> {
  const fresh = batch.filter(({ captureId }) => captureId === undefined);
  const [first] = fresh;
  if (!first) return batch;
  const names = fresh.map(({ file }) => file.name);
  const given = await begin(first.kind, names);
  const captureIds = new Map(fresh.map(({ id }, i) => [id, given[i]]));
  change(new Set(captureIds.keys()), ({ id }) => ({ captureId: captureIds.get(id) }));
  return batch.map((upload) => ({ ...upload, captureId: upload.captureId ?? captureIds.get(upload.id) }));
}

async function transmit(batch: Upload[], signal: AbortSignal, world: UploaderWorld): Promise<string[]> {
  const [first] = batch;
  if (!first) return [];
  const ids = new Set(batch.map(({ id }) => id));
  for (let attempt = 0; ; attempt += 1) {
    try {
      await myTurn(world, signal);
      return await world.transport({
        kind: first.kind,
        files: batch.map(({ file }) => withMediaType(file)),
        details: first.details,
        signal,
        onProgress: (sent) => {
          const shares = shareProgress(batch, sent);
          world.change(ids, ({ id }) => ({ sent: shares.get(id) ?? 0 }));
        },
      });
    } catch (error) {
      const pause = PAUSES[attempt];
      if (!(error instanceof ApiError) || error.code !== 'too-many-requests' || pause === undefined) throw error;
      await world.sleep(Math.max(pause, error.retryAfterMs ?? 0));
      signal.throwIfAborted();
    }
  }
}

/** Waits while other tabs or the worker are at it. */
async function myTurn({ takeTurn, sleep }: UploaderWorld, signal: AbortSignal): Promise<void> {
  for (let wait = await takeTurn(); wait > 0; wait = await takeTurn()) {
    await sleep(wait);
    signal.throwIfAborted();
  }
}

/** The one that was cancelled ends; those that shared its request go again. */
async function afterCancel(batch: Upload[], cancelled: string, world: UploaderWorld): Promise<boolean> {
  await settle(
    batch.filter(({ id }) => id === cancelled),
    world,
    'cancelled',
    () => ({}),
  );
  world.change(new Set(batch.map(({ id }) => id)), ({ id }) => ({
    state: id === cancelled ? 'cancelled' : 'waiting',
    sent: 0,
  }));
  return true;
}

/** One bad image makes the API refuse all that came with it: then each goes alone. */
async function afterError(batch: Upload[], error: unknown, world: UploaderWorld): Promise<boolean> {
  const ids = new Set(batch.map(({ id }) => id));
  const problem = problemOf(error);
  if (problem?.code === 'bad-parameter' && batch.length > 1) {
    world.change(ids, () => ({ state: 'waiting', alone: true, sent: 0 }));
    return true;
  }
  if (!problem) {
    await settle(batch, world, 'sent', () => ({}));
    world.change(ids, ({ file }) => ({ state: 'done', sent: file.size }));
    return true;
  }
  await settle(batch, world, 'failed', () => ({ problem }));
  world.change(ids, () => ({ state: 'failed', problem, sent: 0 }));
  return !(error instanceof ApiError && (error.retry === 'after-key' || error.retry === 'after-person'));
}

async function settle(
  batch: Upload[],
  world: UploaderWorld,
  outcome: 'sent' | 'failed' | 'cancelled',
  more: (index: number) => { videoNo?: string; problem?: { code: ProblemCode; detail?: string } },
): Promise<void> {
  const results = batch.flatMap(({ captureId }, i) => (captureId ? [{ captureId, outcome, ...more(i) }] : []));
  if (results.length > 0) await world.end(results);
}

/** What to tell of an error; undefined for a duplicate, which is as good as done. */
function problemOf(error: unknown): Problem | undefined {
  if (error instanceof ApiError) {
    return error.code === 'duplicate' ? undefined : { code: error.code, detail: error.detail || undefined };
  }
  return { code: 'interrupted', detail: error instanceof Error ? error.message.slice(0, MAX_DETAIL) : undefined };
}
