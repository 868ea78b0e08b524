import { captureIds } from '../../utils/captures/ids';
import type { Capture } from '../../utils/captures/types';

const SITES = [
  ['tiktok', (id: string) => `https://www.tiktok.com/@creator/video/${id}`],
  ['youtube', (id: string) => `https://www.youtube.com/watch?v=${id}`],
  ['instagram', (id: string) => `https://www.instagram.com/reel/${id}/`],
] as const;

/** A made-up id of the length that the platform's ids have. */
export function postId(platform: (typeof SITES)[number][0], n: number): string {
  return platform === 'tiktok' ? String(7_300_000_000_000_000_000n + BigInt(n)) : `v${String(n).padStart(10, '0')}`;
}

/** An address of the n-th made-up post; the three sites take turns. */
export function postUrl(n: number): string {
  const [platform, url] = SITES[n % 3] ?? SITES[0];
  return url(postId(platform, n));
}

/** Queued posts of the three sites in turn, every tenth one for the public library, clicked one after the other. */
export function mixedPosts(count: number, firstAt: number, stepMs = 0): Capture[] {
  const nextId = captureIds(firstAt);
  return Array.from({ length: count }, (_, n) => {
    const [platform, url] = SITES[n % 3] ?? SITES[0];
    const id = postId(platform, n);
    const at = firstAt + n * stepMs;
    return {
      id: nextId(),
      key: `${platform}:post:${id}`,
      platform,
      kind: 'post',
      url: url(id),
      title: `Post ${n} about bridges, bread and robots`,
      author: `creator${n % 97}`,
      library: n % 10 === 9 ? 'public' : 'private',
      namespace: 'default',
      quality: 720,
      status: 'queued',
      createdAt: at,
      updatedAt: at,
      attempts: 0,
      videoNos: [],
    };
  });
}
