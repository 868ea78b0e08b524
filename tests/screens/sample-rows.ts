import type { Capture } from '../../utils/captures/types.ts';
import { keyOf, recognise } from '../../utils/platforms/index.ts';

const HOUR = 3_600_000;

type Sample = Pick<Capture, 'platform' | 'kind' | 'url' | 'status'> & Partial<Capture> & { hoursAgo: number };

const tiktok = (n: number) => `https://www.tiktok.com/@miro.bakes/video/75034944561453614${n}`;
const youtube = (id: string) => `https://www.youtube.com/watch?v=${id}`;
const instagram = (id: string) => `https://www.instagram.com/p/${id}/`;

/** A list as somebody has it after two days. */
const SAMPLES: Sample[] = [
  {
    platform: 'tiktok',
    kind: 'post',
    url: tiktok(31),
    title: 'Sourdough in four folds',
    author: 'miro.bakes',
    status: 'queued',
    hoursAgo: 0.01,
  },
  {
    platform: 'youtube',
    kind: 'post',
    url: youtube('Ba_2ZRjX4-c'),
    title: 'A first course in bridges',
    author: 'Lakehouse Films',
    status: 'downloading',
    hoursAgo: 0.4,
  },
  {
    platform: 'instagram',
    kind: 'creator',
    url: 'https://www.instagram.com/kilnhouse/',
    count: 25,
    status: 'indexing',
    videos: [
      { videoNo: 'VI5', state: 'ready' },
      { videoNo: 'VI6', state: 'ready' },
      { videoNo: 'VI7', state: 'indexing' },
    ],
    hoursAgo: 1,
  },
  {
    platform: 'instagram',
    kind: 'post',
    url: instagram('DaCXSzTV1Od'),
    title: 'Glazing day at the kiln',
    author: 'kilnhouse',
    status: 'ready',
    hoursAgo: 2,
    videoNos: ['VI1'],
  },
  {
    platform: 'tiktok',
    kind: 'post',
    url: tiktok(32),
    title: 'Tide pools at dawn',
    author: 'tide_pools',
    status: 'failed',
    hoursAgo: 3,
    problem: { code: 'video-failed', detail: 'The post is private' },
  },
  { platform: 'tiktok', kind: 'hashtag', url: 'bread', count: 10, status: 'ready', hoursAgo: 26, videoNos: ['VI2'] },
  {
    platform: 'youtube',
    kind: 'post',
    url: youtube('Lst00000011'),
    title: 'How a lock on a canal works',
    author: 'Waterways',
    library: 'public',
    status: 'ready',
    hoursAgo: 27,
    videoNos: ['PI3'],
  },
  {
    platform: 'local',
    kind: 'file',
    url: 'holiday.mp4',
    title: 'holiday.mp4',
    status: 'ready',
    hoursAgo: 50,
    videoNos: ['VI4'],
  },
  {
    platform: 'youtube',
    kind: 'post',
    url: youtube('Lst00000012'),
    title: 'Night trains of the north',
    author: 'Slow Rails',
    status: 'cancelled',
    hoursAgo: 52,
  },
];

/** The key that the address of a post gives; the page beside the popup shows one of them. */
function keyOfSample({ platform, kind, url }: Omit<Sample, 'hoursAgo'>, i: number): string {
  const target = kind === 'post' ? recognise(url) : null;
  return target ? keyOf(target) : `${platform}:${kind}:${i}`;
}

/** The samples as rows of the database, newest first by their ids too. */
export function sampleRows(now: number): Capture[] {
  return SAMPLES.map(({ hoursAgo, ...sample }, i) => ({
    id: `0190${String(999 - i).padStart(8, '0')}`,
    key: keyOfSample(sample, i),
    library: 'private',
    namespace: 'default',
    createdAt: now - hoursAgo * HOUR,
    updatedAt: now - hoursAgo * HOUR,
    attempts: 1,
    videoNos: [],
    // Nothing of this is to be sent: it waits beyond the taking of pictures.
    notBefore: now + 24 * HOUR,
    ...sample,
  }));
}
