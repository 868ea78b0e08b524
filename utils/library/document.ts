import { captureTitle } from '../captures/title';
import type { Capture, CapturedVideo } from '../captures/types';
import { creatorsOf } from '../platforms/creator';
import { pageUrlOf, type TargetKind } from '../platforms/index';
import { nameOf } from './video-name';

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
  /** What the library said of them, as far as that is kept. */
  videos: readonly CapturedVideo[];
  status: Capture['status'];
  createdAt: number;
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
  const steps = savesInSteps(captures);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Between two breaths: a few ms also where the code runs for the first time. */
const STEP = 500;

/** The same in steps, between which a page can breathe. Pure. */
export function* savesInSteps(captures: readonly Capture[]): Generator<undefined, Save[]> {
  const byKey = new Map<string, Capture[]>();
  for (const capture of captures) {
    if (capture.status === 'cancelled' || capture.status === 'failed') continue;
    const same = byKey.get(capture.key);
    if (same) same.push(capture);
    else byKey.set(capture.key, [capture]);
  }
  const saves: Save[] = [];
  for (const same of byKey.values()) {
    saves.push(saveOf(same));
    if (saves.length % STEP === 0) yield;
  }
  return saves.sort((a, b) => b.createdAt - a.createdAt);
}

function saveOf(captures: readonly Capture[]): Save {
  const newest = captures.reduce((a, b) => (b.createdAt > a.createdAt ? b : a));
  const ready = captures.find(({ status }) => status === 'ready') ?? newest;
  const named = captures.find(({ title }) => title) ?? newest;
  const noted = captures.find(({ note, tags }) => note || tags) ?? newest;
  const videos = captures.flatMap(({ videos: some = [] }) => some);
  const isOfSite = SITE_KINDS.includes(newest.kind);
  return {
    key: newest.key,
    platform: newest.platform,
    kind: newest.kind,
    ids: captures.map(({ id }) => id),
    ...(isOfSite && { url: pageUrlOf(newest as Parameters<typeof pageUrlOf>[0]) }),
    title: named.title || (videos.length === 1 && nameOf(videos[0])) || captureTitle(newest),
    author: captures.find(({ author }) => author)?.author,
    note: noted.note,
    tags: noted.tags ?? [],
    videoNos: [...new Set(captures.flatMap(({ videoNos }) => videoNos))].sort(
      (a, b) => Number(a.startsWith('PI-')) - Number(b.startsWith('PI-')),
    ),
    videos,
    status: ready.status,
    createdAt: newest.createdAt,
  };
}
