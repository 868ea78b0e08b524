import { inventPost, type Site } from '../../emulator/posts.ts';

/** Posts on the replica pages that tests save by their page's own button. */
export const POSTS = {
  tiktok: {
    page: 'https://www.tiktok.com/@tide_pools/video/7635167387301692549?is_from_webapp=1&sender_device=pc',
    key: 'tiktok:post:7635167387301692549',
    url: 'https://www.tiktok.com/@tide_pools/video/7635167387301692549',
  },
  youtube: {
    page: 'https://www.youtube.com/watch?v=Ba_2ZRjX4-c&pp=ygUT&t=42s',
    key: 'youtube:post:Ba_2ZRjX4-c',
    url: 'https://www.youtube.com/watch?v=Ba_2ZRjX4-c',
  },
  instagram: {
    page: 'https://www.instagram.com/p/DaCXSzTV1Od/?igsh=MzRlODBiNWFlZA==',
    key: 'instagram:post:DaCXSzTV1Od',
    url: 'https://www.instagram.com/p/DaCXSzTV1Od/',
  },
} as const;

/** So many made-up posts of a site. */
export const somePosts = (site: Site, count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, i) => inventPost(site, 'maker', from + i));
