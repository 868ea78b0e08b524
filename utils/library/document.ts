import { captureTitle } from '../captures/title';
import type { Capture } from '../captures/types';
import { creatorsOf } from '../platforms/creator';
import { pageUrlOf, type TargetKind } from '../platforms/index';

/** One thing that was saved, however often, as the library page lists it. */
export interface Save {
  /** `platform:kind:id` */
  key: string;
  platform: Capture['platform'];
  kind: Capture['kind'];
  /** Its captures. */
  ids: readonly string[];
  /** Where it can be opened; absent for files and direct addresses. */
  url?: string;
  title: string;
  author?: string;
  note?: string;
  tags: readonly string[];
  /** The videos of it, the private ones first: only those can be asked for transcripts in any account. */
  videoNos: readonly string[];
  status: Capture['status'];
  createdAt: number;
}

/** What the library calls the one video of a save, where that is more than its address or number. */
function nameOfVideo(captures: readonly Capture[]): string | undefined {
  const [video, ...others] = captures.flatMap(({ videos = [] }) => videos);
  const name = others.length === 0 ? video?.name?.trim() : undefined;
  return name && !/^https?:|^[\w-]+\.\w{3,4}$|^\d+$/.test(name) ? name : undefined;
}

/** The saves that the same creator made, as far as addresses and names tell; of a creator's own save all of that. Pure. */
export function sameCreator(of: Save, saves: readonly Save[]): readonly Save[] {
  const names = creatorNames(of);
  if (names.length === 0) return [of];
  return saves.filter(
    (save) => save.platform === of.platform && creatorNames(save).some((name) => names.includes(name)),
  );
}

function creatorNames({ kind, url, author }: Save): string[] {
  return url ? creatorsOf({ kind: kind as TargetKind, url, author }) : [];
}

const SITE_KINDS: readonly Capture['kind'][] = ['post', 'creator', 'hashtag'] satisfies TargetKind[];

/** In: all captures. Out: one save a key, newest first; what was taken back is none. Pure. */
export function savesOf(captures: readonly Capture[]): Save[] {
  const byKey = new Map<string, Capture[]>();
  for (const capture of captures) {
    if (capture.status === 'cancelled' || capture.status === 'failed') continue;
    const same = byKey.get(capture.key);
    if (same) same.push(capture);
    else byKey.set(capture.key, [capture]);
  }
  return [...byKey.values()].map(saveOf).sort((a, b) => b.createdAt - a.createdAt);
}

function saveOf(captures: readonly Capture[]): Save {
  const newest = captures.reduce((a, b) => (b.createdAt > a.createdAt ? b : a));
  const ready = captures.find(({ status }) => status === 'ready') ?? newest;
  const named = captures.find(({ title }) => title) ?? newest;
  const noted = captures.find(({ note, tags }) => note || tags) ?? newest;
  const isOfSite = SITE_KINDS.includes(newest.kind);
  return {
    key: newest.key,
    platform: newest.platform,
    kind: newest.kind,
    ids: captures.map(({ id }) => id),
    ...(isOfSite && { url: pageUrlOf(newest as Parameters<typeof pageUrlOf>[0]) }),
    title: named.title || nameOfVideo(captures) || captureTitle(newest),
    author: captures.find(({ author }) => author)?.author,
    note: noted.note,
    tags: noted.tags ?? [],
    videoNos: [...new Set(captures.flatMap(({ videoNos }) => videoNos))].sort(
      (a, b) => Number(a.startsWith('PI-')) - Number(b.startsWith('PI-')),
    ),
    status: ready.status,
    createdAt: newest.createdAt,
  };
}
