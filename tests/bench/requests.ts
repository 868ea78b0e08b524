import { Profile, START } from '../unit/captures/kit.ts';
import type { Finding } from './measure.ts';
import { postUrl } from './sample-captures.ts';

const POSTS = 1_000;
const PER_REQUEST = 50;
/** One post after the other for an hour: somebody who browses and saves what is good. */
const CLICK_EVERY_MS = 3_600;

/**
 * (e) The real core (planner, sender, pacing, follower) on a clock that jumps from one wake-up to the next, with 1
 * request a minute. A single run: nothing in it is left to chance.
 */
export async function measureRequests(): Promise<Finding[]> {
  const urls = Array.from({ length: POSTS }, (_, n) => postUrl(n));
  // The sites take turns, and no request may mix them.
  const optimum = [0, 1, 2].reduce((sum, site) => sum + Math.ceil((POSTS - site) / 3 / PER_REQUEST), 0);

  const atOnce = await Profile.create(1);
  await atOnce.save(urls);
  await atOnce.work();

  const oneByOne = await Profile.create(1);
  for (const url of urls) {
    await oneByOne.save([url]);
    await oneByOne.work({ until: oneByOne.clock.time + CLICK_EVERY_MS });
  }
  await oneByOne.work();

  return [
    ...(await findings('1,000 posts saved at once', atOnce, START, optimum)),
    ...(await findings('1,000 posts, one click each 3.6 s', oneByOne, START + (POSTS - 1) * CLICK_EVERY_MS)),
  ];
}

async function findings(what: string, profile: Profile, lastClick: number, optimum?: number): Promise<Finding[]> {
  const { ready = 0 } = await profile.statuses();
  if (ready !== POSTS) throw new Error(`Only ${ready} of ${POSTS} posts became ready`);
  const sent = profile.api.imports;
  const minutes = ((sent.at(-1)?.at ?? 0) - lastClick) / 60_000;
  const compared = `one request a post would be ${POSTS}`;
  return [
    { what: `${what}: requests`, value: sent.length, unit: 'requests', aim: optimum, note: compared },
    {
      what: `${what}: last click to last request`,
      value: minutes,
      unit: 'min',
      note: `one request a post: ${POSTS - 1} min`,
    },
  ];
}
