import { MAX_POSTS_PER_REQUEST, MAX_TAGS_PER_REQUEST } from '../memories/limits';
import type { Target } from '../platforms/index';

/** From this number on a person is asked before things go out. */
export const MANY = 50;

export interface Sending {
  requests: number;
  ms: number;
}

/** What a person is told before many go out; undefined when these are not many. */
export function estimateMany(targets: readonly Target[], requestsPerMinute: number, waitMs = 0): Sending | undefined {
  return targets.length > MANY ? estimateSending(targets, requestsPerMinute, waitMs) : undefined;
}

/**
 * How much sending these targets takes: posts of one platform share requests of 50, TikTok hashtags of the same
 * settings share one, each creator needs its own. `ms` is when the last of them has left, after the `waitMs` that
 * the queue needs already.
 */
export function estimateSending(targets: readonly Target[], requestsPerMinute: number, waitMs = 0): Sending {
  const count = (test: (target: Target) => boolean) => targets.filter(test).length;
  const platforms = new Set(targets.map((target) => target.platform));
  const hashtags = count(({ kind }) => kind === 'hashtag');
  let requests = count(({ kind }) => kind === 'creator') + Math.ceil(hashtags / MAX_TAGS_PER_REQUEST);
  for (const platform of platforms) {
    requests += Math.ceil(count((t) => t.kind === 'post' && t.platform === platform) / MAX_POSTS_PER_REQUEST);
  }
  const gaps = waitMs > 0 ? requests : Math.max(0, requests - 1);
  return { requests, ms: waitMs + gaps * (60_000 / requestsPerMinute) };
}
