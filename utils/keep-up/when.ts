import { NEVER } from '../captures/core';
import type { Follow, FollowEvery } from '../captures/types';

const DAY_MS = 24 * 60 * 60_000;

/** Between two times, ms. */
export const EVERY_MS: Record<FollowEvery, number> = { day: DAY_MS, week: 7 * DAY_MS };

/** When something followed is to be saved next, ms since 1970; a clock that was set back makes it wait no longer. */
export function dueAt({ paused, nextAt, every }: Follow, now: number): number {
  if (paused) return NEVER;
  return nextAt - now > EVERY_MS[every] ? now : nextAt;
}

/** As it stands after it was saved. */
export function ranAt(follow: Follow, now: number): Follow {
  return { ...follow, lastAt: now, nextAt: now + EVERY_MS[follow.every] };
}
