import type { Folder } from '../memories/schemas';
import type { Mark } from './journal/types';
import type { Capture, Follow, ProblemCode } from './types';

/** Nothing may leave until the person did something, or until a time has come. */
export interface Halt {
  code: HaltCode;
  /** ms since 1970; absent = only a person can end it. */
  until?: number;
}

export type HaltCode = Extract<ProblemCode, 'no-key' | 'key-refused' | 'account-disabled' | 'no-credits'>;

/** Requests that share a published limit take turns in one lane. */
export type LaneName = 'scraper' | 'upload' | 'status' | 'manage' | 'search' | 'transcript' | 'chat' | 'download';

/** The stored state of a lane: a worker that starts anew knows when the last request left. */
export interface Lane {
  lastAt: number;
  /** How many times in a row the API said "too many requests". */
  strikes: number;
  /** What to wait after the last strike or fault, ms. */
  waitMs: number;
  /** When the API last took a request: what it refuses since then is refused by a server that is well. */
  okAt?: number;
  /** How many requests in a row brought nothing. */
  fruitless?: number;
  /** Until then somebody else is taken to use up the account's pace as well. */
  sharedUntil?: number;
}

/** What was asked of the account on one day: only counted here, since no call of the API tells it. */
export interface LedgerDay {
  /** `YYYY-MM-DD` of the person's own time. */
  day: string;
  /** Requests that left, by lane. */
  requests: Partial<Record<LaneName, number>>;
  /** Posts that were asked for, and files that were sent. */
  posts: number;
  /** Of how many of them the length came to be known on this day, and how long those are together, s. */
  timed: number;
  seconds: number;
}

/** A site that is left alone. Times are ms since 1970. */
export interface Rest {
  since: number;
  /** When this rest began, after others since then; older builds have not written it. */
  at?: number;
  times: number;
  until: number;
}

/** In what captures are told apart where they are counted. */
export type Sort = Pick<Capture, 'status' | 'kind' | 'platform' | 'library' | 'importId'>;

/** How many captures of one sort there are; where there are none, there is no row. */
export interface Count extends Sort {
  /** Empty for those saved by hand. */
  importId: string;
  n: number;
}

/** What an account was found to have. */
export interface KnownFolders {
  /** Tells account and address apart without saying what they are. */
  account: string;
  /** ms since 1970. */
  askedAt: number;
  /** Empty where the API knows no folders: then there are namespaces only. */
  folders: Folder[];
}

/** What a repair brought back. */
export interface Restored {
  /** Captures that are in the database again. */
  restored: number;
  /** Captures that are known to be missing, or can't go on without what was lost. */
  lost: number;
}

/** Word for the person that the storage was damaged; stands until they say that they have read it. */
export interface DamageNote extends Restored {
  /** ms since 1970. */
  at: number;
  /** `storage.local` was emptied: settings and key are gone, saves are not. */
  settingsLost?: boolean;
  /** Only a copy of the history was left: what was saved after this time may be missing, ms since 1970. */
  since?: number;
}

/** The single values that outlive the worker. */
export type MetaRows = {
  /** The person pressed Pause. */
  paused: boolean;
  halt: Halt;
  /** Between two scraper requests, ms; from the setting "Requests per minute". */
  scraperIntervalMs: number;
  folders: KnownFolders;
  /** What was asked of the account on the last day on which anything was; the cap is held against it. */
  today: LedgerDay;
  /** The same of the days before. */
  ledger: LedgerDay[];
  /** The setting "Most a day", US$; absent = no cap. */
  dailyCapUsd: number;
  /** Creators and hashtags of which the newest posts are saved again and again. */
  follows: Follow[];
  /** Which life of the database this is, and how many writes it has seen. */
  mark: Mark;
  /** What a repair brought back, until the person was left word of it. */
  mended: DamageNote;
  /** When short links were followed, the last 20 of them. */
  linkTimes: number[];
  /** Sites of short links that are left alone for a while, by host. */
  linkRests: Record<string, Rest>;
} & Record<`lane:${LaneName}`, Lane>;
