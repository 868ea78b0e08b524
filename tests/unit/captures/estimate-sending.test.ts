import { describe, expect, it } from 'vitest';
import { estimateSending } from '../../../utils/captures/estimate-sending';
import type { PlatformId, Target, TargetKind } from '../../../utils/platforms/index';

const targets = (n: number, platform: PlatformId, kind: TargetKind = 'post'): Target[] =>
  Array.from({ length: n }, (_, i) => ({ platform, kind, id: String(i), url: `https://example.com/${i}` }));

describe('estimateSending', () => {
  it('packs posts of one platform by fifty', () => {
    expect(estimateSending([...targets(51, 'tiktok'), ...targets(3, 'youtube')], 1)).toEqual({
      requests: 3,
      ms: 120_000,
    });
  });

  it('counts a request a creator and one for all hashtags', () => {
    const all = [...targets(2, 'tiktok', 'creator'), ...targets(4, 'tiktok', 'hashtag')];
    expect(estimateSending(all, 60)).toEqual({ requests: 3, ms: 2000 });
  });

  it('comes after what waits already', () => {
    expect(estimateSending(targets(1, 'tiktok'), 1, 30_000)).toEqual({ requests: 1, ms: 90_000 });
  });

  it('takes no time for nothing', () => {
    expect(estimateSending([], 1)).toEqual({ requests: 0, ms: 0 });
  });
});
