import type { PlatformId, TargetKey, TargetKind } from '../platforms/types';

/** Where a capture goes. Public is permanent and visible to everybody. */
export type Library = 'private' | 'public';

/** What was asked for: a thing on a site, or a file that has no site. */
export type CaptureKind = TargetKind | 'direct' | 'file' | 'image';

/** `web`: a direct media address of any site. `local`: a file of the person's own. */
export type CapturePlatform = PlatformId | 'web' | 'local';

/**
 * The life of a capture. `resolving`: a short link whose target is not known yet. `stalled`: the task has not
 * ended for so long that it is asked for rarely. All others are as shown to people.
 */
export type CaptureStatus =
  | 'resolving'
  | 'queued'
  | 'sending'
  | 'downloading'
  | 'indexing'
  | 'stalled'
  | 'ready'
  | 'failed'
  | 'cancelled';

/** Why a capture failed or waits; each has its own words in `_locales` (`problem_<code>`). */
export type ProblemCode =
  | 'no-key'
  | 'key-refused'
  | 'account-disabled'
  | 'no-credits'
  | 'bad-parameter'
  | 'folder-refused'
  | 'too-many-requests'
  | 'server'
  | 'network'
  | 'not-json'
  | 'no-task-id'
  | 'unresolvable'
  | 'site-silent'
  | 'not-deleted'
  | 'not-a-post'
  | 'video-failed'
  | 'not-found'
  | 'never-ended'
  | 'already-saved'
  | 'no-permission'
  | 'file-type'
  | 'file-size'
  | 'interrupted';

export interface Problem {
  code: ProblemCode;
  /** The provider's or the browser's own words, shown as plain text, never as a message key. */
  detail?: string;
}

/** What an upload may carry besides itself; camera and place are personal and off by default. */
export interface UploadDetails {
  /** `YYYY-MM-DD HH:MM:SS` */
  datetimeTaken?: string;
  cameraModel?: string;
  latitude?: number;
  longitude?: number;
}

/** One row a thing asked for. Times are ms since 1970. Only the worker writes it. */
export interface Capture {
  /**
   * The primary key. Pressed by hand: a UUID of version 7, which sorts by the time of creation. Of an import: an id
   * within the import's range (see `ids`), behind all of those.
   */
  id: string;
  key: TargetKey;
  platform: CapturePlatform;
  kind: CaptureKind;
  /** What goes to the API; for a hashtag the plain tag, for a file its name. */
  url: string;
  title?: string;
  author?: string;
  library: Library;
  namespace: string;
  /** The folder of the private library, by its number; absent = none was chosen. */
  folderId?: string;
  /** Posts only; heeded by YouTube only. Lines. */
  quality?: number;
  /** Creators and hashtags: how many of the most recent posts. */
  count?: number;
  callbackUrl?: string;
  status: CaptureStatus;
  createdAt: number;
  /** Last change of status; for a queued capture since when it waits. */
  updatedAt: number;
  /** Claimed by a sender until this time; after it anyone may claim it again. */
  leaseUntil?: number;
  /** Not to be sent before this time (a retry after a fault). */
  notBefore?: number;
  attempts: number;
  /** Captures that share a batch token are known to hold at least one that the API refuses (see `bisect`). */
  batchToken?: string;
  /** How many batches with this capture in it were refused for some bad address. */
  refusals?: number;
  /** Since when it is known to be refused by itself. It is failed by a second such refusal only, some time later. */
  refusedAt?: number;
  /** Direct addresses and images: what goes along. */
  details?: UploadDetails;
  taskId?: string;
  videoNos: string[];
  /** The videos known of this capture (several for a creator or hashtag). */
  videos?: CapturedVideo[];
  problem?: Problem;
  /** The person's own words about it, and tags of their own; the same on every row of its key. */
  note?: string;
  tags?: string[];
  /** Which import it came with, if it came with more than 50 at once; absent = saved by hand. Never changes. */
  importId?: string;
}

/** What came in bulk: a list, a large selection, many tabs. Paused, resumed and cancelled as one thing. */
export interface Import {
  /** UUID of version 7: sorts by the time of creation. Primary key. */
  id: string;
  /** What the person knows it by ("TikTok likes"); absent where nobody named it. */
  name?: string;
  library: Library;
  /** ms since 1970. */
  createdAt: number;
  /** How many captures came of it so far. */
  total: number;
  state: ImportState;
}

/** A creator or hashtag whose newest posts are saved once a day or week, by itself. */
export interface Follow {
  /** UUID; what it brings is listed under it as one import. */
  id: string;
  key: TargetKey;
  platform: PlatformId;
  kind: Extract<TargetKind, 'creator' | 'hashtag'>;
  /** The page of it. */
  url: string;
  title: string;
  every: FollowEvery;
  /** How many of the newest posts each time. */
  count: number;
  folder?: string;
  /** ms since 1970, all three. */
  createdAt: number;
  nextAt: number;
  lastAt?: number;
  paused?: true;
}

export type FollowEvery = 'day' | 'week';

/** `cancelling`: nothing of it leaves any more, and what still waits is being taken back. */
export type ImportState = 'open' | 'paused' | 'cancelling' | 'cancelled';

export interface CapturedVideo {
  videoNo: string;
  url?: string;
  name?: string;
  state: 'indexing' | 'ready' | 'failed';
  cause?: string;
  /** How long it is, s. */
  seconds?: number;
}

/** One row a task of the API. */
export interface Task {
  /** The provider's task id, digit for digit. Primary key. */
  id: string;
  library: Library;
  namespace: string;
  captureIds: string[];
  createdAt: number;
  /** How often its status was asked for. */
  checks: number;
  /** When to ask next; undefined once it has ended. Indexed. */
  nextCheckAt?: number;
  state: 'following' | 'stalled' | 'ended' | 'expired';
  /** The videos that the API named so far. */
  videos?: CapturedVideo[];
  /** Videos whose state must be asked for one by one: the older answer names only ids. */
  unasked?: string[];
  /** When the task last named a video it had not named before. */
  grewAt?: number;
}

/** The state of a control in a page, as `data-state` says it. */
export const CONTROL_STATES = ['idle', 'queued', 'sending', 'processing', 'ready', 'failed'] as const;
export type ControlState = (typeof CONTROL_STATES)[number];

/** Every status there is, in the order of a life. */
export const CAPTURE_STATUSES = [
  'resolving',
  'queued',
  'sending',
  'downloading',
  'indexing',
  'stalled',
  'ready',
  'failed',
  'cancelled',
] as const satisfies readonly CaptureStatus[];

/** Captures that still have something to happen to them. */
export const OPEN_STATUSES: readonly CaptureStatus[] = [
  'resolving',
  'queued',
  'sending',
  'downloading',
  'indexing',
  'stalled',
];

const CONTROL_STATE: Record<CaptureStatus, ControlState> = {
  resolving: 'queued',
  queued: 'queued',
  sending: 'sending',
  downloading: 'processing',
  indexing: 'processing',
  stalled: 'processing',
  ready: 'ready',
  failed: 'failed',
  cancelled: 'idle',
};

/** The control state that a capture's status shows as. */
export function controlState(status: CaptureStatus): ControlState {
  return CONTROL_STATE[status];
}
