import type { ListFile } from '../pages/import-page.ts';
import { zipOf } from './zip.ts';

/** A list as people have it, which section of it is asked for, and what of it must arrive. */
export interface SampleList {
  file: ListFile;
  section: string;
  urls: string[];
}

const tiktok = (n: number) => `https://www.tiktok.com/@/video/74000000000000${String(n).padStart(5, '0')}`;
const share = (n: number) => `https://www.tiktokv.com/share/video/74000000000000${String(n).padStart(5, '0')}/`;
const youtube = (n: number) => `https://www.youtube.com/watch?v=Lst${String(n).padStart(8, '0')}`;

const tiktokData = {
  'Likes and Favorites': {
    'Like List': { ItemFavoriteList: [1, 2, 3].map((n) => ({ date: '2026-02-03 10:11:12', link: share(n) })) },
    'Favorite Videos': { FavoriteVideoList: [{ Date: '2026-02-03 10:11:12', Link: share(4) }] },
  },
  'Your Activity': {
    'Watch History': { VideoList: [5, 6].map((n) => ({ Date: '2026-02-03 10:11:12', Link: share(n) })) },
  },
};

const watched = [1, 2].map((n) => ({
  header: 'YouTube',
  title: `Watched Film ${n}`,
  titleUrl: youtube(n),
  subtitles: [{ name: 'A', url: 'https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa' }],
  time: '2026-02-03T10:11:12.000Z',
  products: ['YouTube'],
}));

export const SAMPLE_LISTS: Record<string, SampleList> = {
  'TikTok JSON with sections': {
    file: { name: 'user_data_tiktok.json', buffer: Buffer.from(JSON.stringify(tiktokData)) },
    section: 'Liked videos',
    urls: [1, 2, 3].map(tiktok),
  },
  'Takeout ZIP': {
    file: {
      name: 'takeout-20260203.zip',
      buffer: zipOf({
        'Takeout/archive_browser.html': '<!DOCTYPE html><title>Archive</title>',
        'Takeout/YouTube and YouTube Music/history/watch-history.json': JSON.stringify(watched),
      }),
    },
    section: 'Watch history',
    urls: [1, 2].map(youtube),
  },
  'yt-dlp archive': {
    file: { name: 'archive.txt', buffer: Buffer.from('youtube Lst00000011\nyoutube Lst00000012\n') },
    section: '',
    urls: [11, 12].map(youtube),
  },
  'UTF-16 sheet': {
    file: {
      name: 'sheet.txt',
      buffer: Buffer.from(`\ufeffTitel\tLink\r\nGroß\t${youtube(21)}\r\nKlein\t${youtube(22)}\r\n`, 'utf16le'),
    },
    section: '',
    urls: [21, 22].map(youtube),
  },
};
