import * as v from 'valibot';
import { MANY, type Sending } from './captures/estimate-sending';
import type { Merged } from './captures/merge-history';
import type { ControlState, Library, ProblemCode } from './captures/types';
import { historyCapture, historyImport } from './history/history-schema';
import type { Counted } from './i18n';
import { MAX_DETAIL } from './memories/errors';
import type { Hit, Line } from './memories/library-schemas';
import type { Folder } from './memories/schemas';
import { MOST_PICTURE_TEXT } from './pictures/limits';
import { PLATFORM_IDS, type PlatformId, type TargetKey } from './platforms/types';
import type { ControlTexts } from './text/control-texts';

/**
 * The one protocol between pages and the worker. Each message has a schema that is checked on arrival and says
 * who may send it: `site` = our content scripts and our own pages; `own` = our own pages only; `question` = the page
 * that asks a person, which stands in a frame in the sites. `fromSite` is what remains of it for a content script:
 * those stand in pages that are not ours, so whatever can't be taken back needs an answer from a page of ours.
 * Content scripts import types from here, never values, so that the schemas stay out of their bundles.
 */
const url = v.pipe(v.string(), v.maxLength(4096));
const id = v.pipe(v.string(), v.maxLength(64));
const ids = v.pipe(v.array(id), v.maxLength(10_000));
const key = v.pipe(v.string(), v.maxLength(512));
const shortText = v.pipe(v.string(), v.maxLength(500));
const detail = v.pipe(v.string(), v.maxLength(MAX_DETAIL));
const library = v.picklist(['private', 'public']);
/** A folder of the private library; empty: none in particular, whatever the settings say. */
const folder = v.pipe(v.string(), v.regex(/^(-1|\d{1,19})?$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));

const tags = v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))), v.maxLength(20));

/** One thing of the sites, as pages name it. */
export const itemSchema = v.object({
  url,
  title: v.optional(shortText),
  author: v.optional(shortText),
});
const items = v.pipe(v.array(itemSchema), v.minLength(1), v.maxLength(10_000));

/** What a question of the worker's is known by; nobody else can make one up. */
const questionId = v.object({ id: v.pipe(v.string(), v.maxLength(80)) });

/** What every upload may carry besides itself. Source: memories-api, optional upload fields. */
const uploadDetails = v.object({
  datetimeTaken: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/))),
  cameraModel: v.optional(v.pipe(v.string(), v.maxLength(200))),
  latitude: v.optional(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))),
  longitude: v.optional(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))),
});

export const protocol = {
  /** What a content script needs to know before it draws. */
  getPageContext: { from: 'site', data: v.object({ platform: v.picklist(PLATFORM_IDS) }) },
  /** The states of the keys on screen, newest capture of each key. */
  getStates: { from: 'site', data: v.object({ keys: v.pipe(v.array(key), v.maxLength(500)) }) },
  /**
   * Saves things of the sites. `confirmedPublic` must accompany the public library: it says that a person read
   * that public is permanent. `again` sends what was saved before once more.
   */
  saveCaptures: {
    from: 'site',
    data: v.pipe(
      v.object({
        items,
        library,
        confirmedPublic: v.optional(v.literal(true)),
        count: v.optional(count),
        again: v.optional(v.boolean()),
        /** They are a part of what comes at once, all of which has the same: more than one message carries. */
        importId: v.optional(id),
        folder: v.optional(folder),
        /** The name of a press that was left for the worker as well (`utils/messages/presses.ts`). */
        press: v.optional(id),
      }),
      v.check((m) => m.library === 'private' || m.confirmedPublic === true, 'public saving is not confirmed'),
    ),
    fromSite: v.object({
      items: v.pipe(items, v.maxLength(MANY)),
      library: v.literal('private'),
      confirmedPublic: v.optional(v.undefined()),
      importId: v.optional(v.undefined()),
      folder: v.optional(v.undefined()),
    }),
  },
  /**
   * Has a person asked whether things may be saved publicly, or so many at once. What is saved in the end is what
   * was asked about here; whoever asks hears of the end by `question-over`.
   */
  askQuestion: {
    from: 'site',
    data: v.object({
      items,
      library,
      count: v.optional(count),
      again: v.optional(v.boolean()),
      /** Which folder is a part of the question. */
      chooseFolder: v.optional(v.literal(true)),
    }),
  },
  /** The frame with a question did not come up: the question goes to a window of ours. */
  moveQuestion: { from: 'site', data: questionId },
  /** Nobody waits for the answer any more. */
  dropQuestion: { from: 'site', data: questionId },

  /** What to ask. */
  readQuestion: { from: 'question', data: questionId },
  /** The question stands; it needs so much room, CSS px. */
  questionShown: {
    from: 'question',
    data: v.object({ ...questionId.entries, height: v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)) }),
  },
  answerQuestion: {
    from: 'question',
    data: v.object({ ...questionId.entries, yes: v.boolean(), folder: v.optional(folder) }),
  },
  /** Something lies over the question: it goes to a window of ours. */
  uncoverQuestion: { from: 'question', data: questionId },
  /** Takes back what has not left yet. */
  undoCaptures: { from: 'site', data: v.object({ captureIds: ids }) },
  retryCaptures: { from: 'site', data: v.object({ captureIds: ids }) },
  /** Small pictures of what was saved here, as the page shows them. */
  keepPictures: {
    from: 'site',
    data: v.object({
      pictures: v.pipe(
        v.array(v.object({ key, picture: v.pipe(v.string(), v.maxLength(MOST_PICTURE_TEXT)) })),
        v.maxLength(MANY),
      ),
    }),
  },
  /** Has the button for selecting posts stand in pages of a site, or no more. */
  showSelectButton: { from: 'site', data: v.object({ platform: v.picklist(PLATFORM_IDS), isShown: v.boolean() }) },
  openPage: { from: 'site', data: v.object({ page: v.picklist(['options', 'uploads', 'popup']) }) },
  /**
   * Puts a script into the asking page: all that stands in pages of its site, which it needs only once it has something
   * to save, or (`page-tools`) what is needed once a person does something there.
   */
  loadScript: {
    from: 'site',
    data: v.object({ script: v.picklist([...PLATFORM_IDS.map((id) => `page-${id}` as const), 'page-tools']) }),
  },

  /**
   * A portion of a list, all of which is one import: the same `importId` with each. The answer says that nothing was
   * written when the import was cancelled meanwhile.
   */
  saveImport: {
    from: 'own',
    data: v.pipe(
      v.object({
        importId: id,
        name: v.pipe(shortText, v.minLength(1)),
        items: v.pipe(v.array(itemSchema), v.minLength(1), v.maxLength(2000)),
        library,
        folder: v.optional(folder),
        confirmedPublic: v.optional(v.literal(true)),
      }),
      v.check((m) => m.library === 'private' || m.confirmedPublic === true, 'public saving is not confirmed'),
    ),
  },
  /** Holds an import, or lets it go on. */
  pauseImport: { from: 'own', data: v.object({ importId: id, paused: v.boolean() }) },
  /** Takes back all of an import that has not left. */
  cancelImport: { from: 'own', data: v.object({ importId: id }) },

  cancelCaptures: { from: 'own', data: v.object({ captureIds: ids }) },
  removeCaptures: { from: 'own', data: v.object({ captureIds: ids }) },
  /** Puts what was removed last on the list again. */
  putBackCaptures: { from: 'own', data: v.object({ captureIds: ids }) },
  /** Deletes the videos of private captures from the library, then the captures. */
  deleteFromLibrary: { from: 'own', data: v.object({ captureIds: ids }) },
  /** Sends captures again, to the other library. */
  resendCaptures: {
    from: 'own',
    data: v.pipe(
      v.object({ captureIds: ids, library, confirmedPublic: v.optional(v.literal(true)) }),
      v.check((m) => m.library === 'private' || m.confirmedPublic === true, 'public saving is not confirmed'),
    ),
  },
  /** A direct address of a media file; private only, the API has no public endpoint for it. */
  saveDirect: {
    from: 'own',
    data: v.object({ url, title: v.optional(shortText), details: v.optional(uploadDetails) }),
  },
  setPaused: { from: 'own', data: v.object({ paused: v.boolean() }) },
  /** Goes on after a halt (no credits, refused key) when the person says so. */
  resume: { from: 'own', data: v.object({}) },
  /** Forgets the oldest captures that have ended; for a disk that is full. Nothing that waits is touched. */
  makeRoom: { from: 'own', data: v.object({}) },
  /** Asks the API whether the stored key works. */
  checkKey: { from: 'own', data: v.object({}) },
  deleteAllLocalData: { from: 'own', data: v.object({}) },
  /** A portion of a history from a file; nothing is sent because of it. */
  mergeHistory: {
    from: 'own',
    data: v.object({
      captures: v.pipe(v.array(historyCapture), v.maxLength(1000)),
      imports: v.pipe(v.array(historyImport), v.maxLength(1000)),
    }),
  },
  /** The folders of the account, for choosing one. */
  getFolders: { from: 'own', data: v.object({}) },

  /** Asks the library for places in videos that fit the words, in the pace of searches. `site`: of the public library. */
  searchLibrary: {
    from: 'own',
    data: v.object({
      words: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
      by: v.picklist(['clip', 'audio']),
      site: v.optional(v.picklist(PLATFORM_IDS)),
    }),
  },
  /** What is said (or seen) in a video: asked for once and kept for good. */
  getTranscript: {
    from: 'own',
    data: v.object({ videoNo: v.pipe(id, v.minLength(1)), of: v.picklist(['speech', 'scenes']) }),
  },
  /** Which post a video of the public library is from. */
  findPublicPost: { from: 'own', data: v.object({ videoNo: v.pipe(id, v.startsWith('PI-')) }) },
  /** Opens a post in a tab, at a second. */
  openAt: { from: 'own', data: v.object({ url, second: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)) }) },
  /** The library page with a thing of the page that asks; for the menu of its control. `follow`: where it can be followed. */
  openLibrary: { from: 'site', data: v.object({ key, follow: v.optional(url) }) },
  /** Puts the player's hand into a tab of ours to follow, so that a transcript can go with the video. */
  loadPlayer: { from: 'own', data: v.object({ tabId: v.pipe(v.number(), v.integer(), v.minValue(0)) }) },
  /** The person's own words and tags on a thing; empty ones remove them. */
  writeNote: {
    from: 'own',
    data: v.object({
      key,
      note: v.pipe(v.string(), v.maxLength(10_000)),
      tags,
    }),
  },
  /** Asked before each question of a chat; answers as `takeUploadTurn` does. */
  takeChatTurn: { from: 'own', data: v.object({}) },
  /** A question of a chat was answered with "too many requests": whoever comes next waits longer. */
  slowChat: { from: 'own', data: v.object({ retryAfterMs: v.optional(v.pipe(v.number(), v.minValue(0))) }) },
  /** Asked before a video is played from the library. */
  takeDownloadTurn: { from: 'own', data: v.object({}) },
  /** Tags for many at once: these are added to, those taken off each. */
  tagSaves: {
    from: 'own',
    data: v.object({ keys: v.pipe(v.array(key), v.maxLength(10_000)), add: tags, remove: tags }),
  },
  /** Moves private saves that are ready to a folder of the account. */
  moveToFolder: {
    from: 'own',
    data: v.object({ captureIds: ids, folder: v.pipe(v.string(), v.regex(/^(-1|\d{1,19})$/)) }),
  },
  /** Saves the newest posts of a creator or hashtag once a day or week from now on. */
  follow: {
    from: 'own',
    data: v.object({
      url,
      title: v.optional(shortText),
      every: v.picklist(['day', 'week']),
      count,
      folder: v.optional(folder),
    }),
  },
  changeFollow: { from: 'own', data: v.object({ id, act: v.picklist(['pause', 'resume', 'stop']) }) },

  /** An upload that the uploads page carries out itself, since only a page can stream a file with progress. */
  beginUpload: {
    from: 'own',
    data: v.object({
      kind: v.picklist(['file', 'image']),
      names: v.pipe(v.array(shortText), v.minLength(1), v.maxLength(500)),
    }),
  },
  /**
   * Asked before each upload request: pages and the worker share one published pace. `waitMs` 0: the request may
   * leave now; else ask again after that time.
   */
  takeUploadTurn: { from: 'own', data: v.object({}) },
  endUpload: {
    from: 'own',
    data: v.object({
      results: v.array(
        v.object({
          captureId: id,
          outcome: v.picklist(['sent', 'failed', 'cancelled']),
          videoNo: v.optional(shortText),
          problem: v.optional(v.object({ code: shortText, detail: v.optional(detail) })),
        }),
      ),
    }),
  },
} as const;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type MessageData<N extends MessageName> = v.InferInput<Protocol[N]['data']>;
export type CheckedMessageData<N extends MessageName> = v.InferOutput<Protocol[N]['data']>;

/** What became of one thing that was asked for. */
export type SaveOutcome =
  | { url: string; key: TargetKey; captureId: string; outcome: 'queued' }
  | { url: string; key: TargetKey; captureId: string; outcome: 'already-saved'; state: ControlState }
  | { url: string; outcome: 'unrecognised' | 'unsupported'; reason: UnrecognisedReason };

/** Why an address can't be saved; each has its words (`reason_<code>`). */
export type UnrecognisedReason =
  | 'not-a-url'
  | 'other-site'
  | 'other-page'
  | 'live-room'
  | 'playlist'
  | 'story'
  | 'collect-on-page';

export interface SaveReceipt {
  results: SaveOutcome[];
  /** Something the person must do before anything can leave. */
  needs?: Extract<ProblemCode, 'no-key' | 'key-refused' | 'account-disabled' | 'no-credits'> | 'paused';
  /** Of a save of many: how long until all have left at the present pace, ms. */
  waitMs: number;
}

/** What a person is asked, as the page that asks needs it. */
export interface Question {
  library: Library;
  /** How many things would be saved, and the first of them by name. */
  count: number;
  named: { url: string; title?: string }[];
  /** How long that takes, when they are many. */
  sending?: Sending;
  /** The folders to choose from, and the one that stands chosen, where that is asked. */
  folders?: Folder[];
  folder?: string;
}

export interface KeyState {
  state: ControlState;
  library: Library;
  captureId: string;
  problem?: ProblemCode;
}

export interface PageContext {
  enabled: boolean;
  /** Whether the address of the page named something to save when it asked. */
  hasTarget: boolean;
  defaultLibrary: Library;
  postsPerCreator: number;
  postsPerHashtag: number;
  /** These two as its texts say them: what a browser needs for that costs each page some 20 ms, the worker once. */
  counted: Readonly<Record<'creator' | 'hashtag', Counted>>;
  /** The pace that is set, for saying how long many posts take. */
  requestsPerMinute: number;
  /** Whether the account has folders, as far as is known. */
  folders: boolean;
  /** Whether there is a button for selecting posts. */
  selectButton: boolean;
  /** Whether the public library is offered. */
  publicSaving: boolean;
  /** What its controls say. */
  texts: ControlTexts;
}

/** A question that waits for its answer. */
export interface AskedQuestion {
  id: string;
  address?: string;
}

/** What the API was asked for a person who waits: the answer, or why there is none. */
export type Asked<T> = ({ ok: true } & T) | { ok: false; problem: ProblemCode; detail?: string };

/** The answer to each message. */
export interface Answers {
  getPageContext: PageContext;
  getStates: Record<TargetKey, KeyState>;
  saveCaptures: SaveReceipt;
  /** `address`: what to show in a frame; none when the question stands in a window of ours. */
  askQuestion: AskedQuestion;
  moveQuestion: null;
  dropQuestion: null;
  readQuestion: Question | null;
  questionShown: null;
  /** `isTold`: the page where it was asked says what became of it. Null when the question is no more. */
  answerQuestion: { receipt: SaveReceipt; isTold: boolean } | null;
  uncoverQuestion: null;
  undoCaptures: { undone: string[]; tooLate: string[] };
  retryCaptures: { retried: string[] };
  keepPictures: { kept: number };
  showSelectButton: null;
  openPage: null;
  loadScript: null;
  saveImport: { queued: number; already: number; refused: number; cancelled: boolean };
  pauseImport: null;
  cancelImport: { cancelled: number };
  cancelCaptures: { cancelled: string[]; tooLate: string[] };
  removeCaptures: { removed: string[] };
  putBackCaptures: { back: string[] };
  deleteFromLibrary: { deleted: string[]; failed: { captureId: string; problem: ProblemCode; detail?: string }[] };
  resendCaptures: SaveReceipt;
  saveDirect: SaveReceipt;
  setPaused: null;
  resume: null;
  makeRoom: { removed: number };
  checkKey: { ok: true } | { ok: false; problem: ProblemCode; detail?: string };
  deleteAllLocalData: null;
  mergeHistory: Merged;
  getFolders: { folders: Folder[] };
  searchLibrary: Asked<{ hits: Hit[] }>;
  /** `lines` null: nothing is said in it, or it is not known yet. */
  getTranscript: Asked<{ lines: Line[] | null }>;
  /** `url` null: the library does not say. */
  findPublicPost: Asked<{ url: string | null }>;
  openAt: null;
  openLibrary: null;
  loadPlayer: null;
  writeNote: null;
  takeChatTurn: { waitMs: number };
  slowChat: null;
  takeDownloadTurn: { waitMs: number };
  tagSaves: { changed: number };
  moveToFolder: Asked<{ moved: string[] }>;
  follow: null;
  changeFollow: null;
  beginUpload: { captureIds: string[] };
  takeUploadTurn: { waitMs: number };
  endUpload: null;
}

/** What the worker tells its pages and content scripts. */
export type Announcement =
  /** Captures, tasks or the queue changed: ask again for what is on screen. Says nothing about which. */
  | { name: 'captures-changed' }
  /** The settings that matter to a page changed. */
  | { name: 'settings-changed' }
  /** Something was done for this tab outside the page (menu, shortcut): show it. */
  | { name: 'feedback'; receipt: SaveReceipt; library: Library }
  /** A menu entry asked for what a person must say yes to, a public save or many: show the question. */
  | { name: 'ask-first'; question: AskedQuestion }
  /** The page in the frame shows the question; it needs so much room, CSS px. */
  | { name: 'question-shown'; id: string; height: number }
  /** The question stands in a window of ours now. */
  | { name: 'question-moved'; id: string }
  /** It was answered; `receipt` when the answer was yes. */
  | { name: 'question-over'; id: string; library: Library; receipt?: SaveReceipt }
  /** The shortcut or the popup asks for selection mode. */
  | { name: 'select-posts' }
  /** The popup asks what was found on the page; the answer is a `SurfaceReport`. */
  | { name: 'describe-page' };

/** How a refused message answers. */
export interface Refusal {
  /** `storage`: the browser does not store it. `forbidden`: a setting does not allow it. Of both `detail` is in words for a person. */
  refused: 'unknown-message' | 'bad-data' | 'not-allowed' | 'too-many' | 'failed' | 'storage' | 'forbidden';
  detail: string;
}

export interface Envelope<N extends MessageName = MessageName> {
  to: 'memories-worker';
  name: N;
  data: MessageData<N>;
}

export type { PlatformId };
