import { bringTimesToNow } from './clock-set-back';
import type { Core } from './core';
import { withStatus, write } from './db';
import { finishCancelling } from './imports';
import type { Capture } from './types';

/**
 * Run once by each worker before anything else: whatever an earlier worker was sending when it died goes again,
 * since nobody knows how that ended and a second time does no harm. Uploads of a page that is gone did not end well. An
 * import that was being cancelled is cancelled to its end.
 */
export async function recover(core: Core): Promise<void> {
  const uploading = await core.uploadsOfPages();
  const now = core.clock.now();
  await write(await core.db(), async (tx) => {
    for (const capture of await withStatus(tx, 'sending')) {
      const after = capture.platform === 'local' ? uploadAfterDeath(capture, uploading, now) : unsent(capture);
      if (after) await tx.objectStore('captures').put(after);
    }
    await bringTimesToNow(tx, now);
  });
  await finishCancelling(await core.db(), now);
  core.changed();
}

function unsent(capture: Capture): Capture {
  return { ...capture, status: 'queued', leaseUntil: undefined };
}

function uploadAfterDeath(capture: Capture, uploading: ReadonlySet<string>, now: number): Capture | undefined {
  if (uploading.has(capture.id)) return undefined;
  return { ...capture, status: 'failed', updatedAt: now, problem: { code: 'interrupted' } };
}
