import * as v from 'valibot';
import { PLATFORM_IDS } from '../platforms/types';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a content script could and could not find on its page: nothing of whom or what the page shows. */
const surfaceReport = v.object({
  platform: v.picklist(PLATFORM_IDS),
  surface: v.picklist(['post', 'creator', 'hashtag', 'home', 'other']),
  cards: count,
  links: count,
  /** Cards whose control the site took away each time. */
  taken: count,
  pageControl: v.picklist(['none-expected', 'anchored', 'floating', 'held', 'taken']),
});

export type SurfaceReport = v.InferOutput<typeof surfaceReport>;

/** What a page answered, or null when it answered something else. */
export function surfaceReportIn(answer: unknown): SurfaceReport | null {
  const checked = v.safeParse(surfaceReport, answer);
  return checked.success ? checked.output : null;
}
