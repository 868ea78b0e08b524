import { bringTimesToNow } from './clock-set-back';
import type { Core } from './core';
import { withStatus, write } from './db';
import { finishCancelling } from './imports';
import { LEASE_MS } from './send';
import type { Capture } from './types';

/**
 * Run once by each worker before anything else: whatever an earlier worker was sending when it died goes again,
 * since nobody knows how that ended and a second time does no harm. Uploads of a page that is gone did not end well. An
 * import that was being cancelled is cancelled to its end. `startedAt`: when this worker started, ms since 1970; what was
 * claimed since then is another's that lives (two are up for a moment when the extension is updated).
 */
export async function recover(core: Core, startedAt = core.clock.now()): Promise<void> {
  const uploading = await core.uploadsOfPages();
  await write(await core.db(), async (tx) => {
    // Not before: behind what hangs the transaction may have waited long, and another worker went on meanwhile.
    const now = core.clock.now();
    for (const capture of await withStatus(tx, 'sending')) {
      if (wasClaimedAfter(capture, startedAt, now)) continue;
      const after = capture.platform === 'local' ? uploadAfterDeath(capture, uploading, now) : unsent(capture);
      if (after) await tx.objectStore('captures').put(after);
    }
    await bringTimesToNow(tx, now);
  });
  await finishCancelling(await core.db(), core.clock.now());
  core.changed();
}

/** Whoever claimed it since this worker started is alive; if not, the claim runs out like any other. */
function wasClaimedAfter({ leaseUntil = 0 }: Capture, startedAt: number, now: number): boolean {
  const claimedAt = leaseUntil - LEASE_MS;
  return claimedAt > startedAt && claimedAt <= now;
}

function unsent(capture: Capture): Capture {
  return { ...capture, status: 'queued', leaseUntil: undefined };
}

function uploadAfterDeath(capture: Capture, uploading: ReadonlySet<string>, now: number): Capture | undefined {
  if (uploading.has(capture.id)) return undefined;
  return { ...capture, status: 'failed', updatedAt: now, problem: { code: 'interrupted' } };
}
