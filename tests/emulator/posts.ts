/**
 * The emulator's own reading of addresses, kept apart from the extension's on purpose: it takes canonical
 * addresses only, so that anything else that reaches the API is noticed.
 */
export type Site = 'tiktok' | 'youtube' | 'instagram';

export interface Post {
  site: Site;
  id: string;
}

const POSTS: readonly (readonly [Site, RegExp])[] = [
  ['tiktok', /^https:\/\/www\.tiktok\.com\/@[^/?#]*\/(?:video|photo)\/(\d+)$/],
  ['youtube', /^https:\/\/www\.youtube\.com\/(?:watch\?v=|shorts\/)([\w-]{11})$/],
  ['instagram', /^https:\/\/www\.instagram\.com\/(?:p|reel|tv)\/([\w-]+)\/$/],
];

const CREATORS: readonly (readonly [Site, RegExp])[] = [
  ['tiktok', /^https:\/\/www\.tiktok\.com\/@([^/?#]+)$/],
  ['youtube', /^https:\/\/www\.youtube\.com\/(@[^/?#]+|(?:channel|c|user)\/[^/?#]+)$/],
  ['instagram', /^https:\/\/www\.instagram\.com\/([\w.]+)\/$/],
];

function readWith(rules: typeof POSTS, url: string): Post | null {
  for (const [site, pattern] of rules) {
    const id = pattern.exec(url)?.[1];
    if (id !== undefined) return { site, id };
  }
  return null;
}

/** The post that a canonical address names, or null. */
export const readPost = (url: string) => readWith(POSTS, url);

/** The creator that a canonical address names, or null. */
export const readCreator = (url: string) => readWith(CREATORS, url);

/** The other forms in which the API has been seen to give an address back. */
export function playerForm(url: string): string {
  const post = readPost(url);
  if (post?.site === 'tiktok') return `https://www.tiktok.com/player/v1/${post.id}`;
  if (post?.site === 'youtube') return `https://youtu.be/${post.id}`;
  if (post?.site === 'instagram') return `https://www.instagram.com/p/${post.id}/?igsh=x`;
  return url;
}

/** A made-up post, as a creator or hashtag import finds them. */
export function inventPost(site: Site, author: string, n: number): string {
  const number = String(7_000_000_000_000_000_000n + BigInt(n));
  if (site === 'tiktok') return `https://www.tiktok.com/@${author}/video/${number}`;
  if (site === 'youtube') return `https://www.youtube.com/watch?v=v${number.slice(-10)}`;
  return `https://www.instagram.com/p/C${number.slice(-10)}/`;
}
