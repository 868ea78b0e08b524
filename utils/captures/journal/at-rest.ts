import type { Capture, CaptureStatus } from '../types';

const UNSENT: ReadonlySet<CaptureStatus> = new Set(['resolving', 'queued', 'sending']);
const FOLLOWED: ReadonlySet<CaptureStatus> = new Set(['downloading', 'indexing', 'stalled']);

/** Whether a capture has not arrived yet, as far as is known. */
export const isUnsent = ({ status }: Pick<Capture, 'status'>): boolean => UNSENT.has(status);

/** Whether a capture's task is being followed. */
export const isFollowed = ({ status }: Pick<Capture, 'status'>): boolean => FOLLOWED.has(status);

/**
 * A capture as its second copy keeps it. What has not left: whole, but for a claim, which is of this moment. What
 * has: what a history and the way from a video back to its post need; the videos of lists once there are no more.
 */
export function atRest(capture: Capture): Capture {
  const { leaseUntil, ...rest } = capture;
  if (isUnsent(capture)) return capture.platform === 'local' ? rest : { ...rest, status: waitingStatus(capture) };
  const { notBefore, batchToken, refusals, details, videos, ...sent } = rest;
  const isList = capture.kind === 'creator' || capture.kind === 'hashtag';
  return isList && !isFollowed(capture) ? { ...sent, videos } : sent;
}

function waitingStatus({ status }: Capture): CaptureStatus {
  return status === 'sending' ? 'queued' : status;
}

/** Whether two values are the same once written down. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
