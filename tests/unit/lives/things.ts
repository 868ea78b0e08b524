import { inventPost, type Site } from '../../emulator/posts';

const SITES: readonly Site[] = ['tiktok', 'youtube', 'instagram'];

/** What a life's number stands for. */
export interface Thing {
  /** As a page names it. */
  address: string;
  /** As the API must be asked for it. */
  sentAs: string;
  /** The id by which the emulator knows its fate. */
  id: string;
  isShortLink: boolean;
}

/** From this number on things are short links to the posts from 0; then creators; then hashtags. */
export const FIRST = { shortLink: 10_000, creator: 20_000, hashtag: 30_000 };

export function thing(n: number): Thing {
  if (n >= FIRST.hashtag) {
    const name = `tag${n}`;
    return { address: `https://www.tiktok.com/tag/${name}`, sentAs: name, id: name, isShortLink: false };
  }
  if (n >= FIRST.creator) {
    const address = `https://www.tiktok.com/@creator${n}`;
    return { address, sentAs: address, id: address, isShortLink: false };
  }
  if (n >= FIRST.shortLink) {
    const target = thing((n - FIRST.shortLink) * SITES.length);
    return { ...target, address: `https://vm.tiktok.com/ZM${n}abc/`, isShortLink: true };
  }
  const site = SITES[n % SITES.length] ?? 'tiktok';
  const address = inventPost(site, 'maker', n);
  const id = address.split(/[/=]/).filter(Boolean).at(-1) ?? '';
  return { address, sentAs: address, id, isShortLink: false };
}
