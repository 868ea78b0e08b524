/**
 * The limits that the provider publishes (documentation v1.2, "Rate limits" and the page of each endpoint; read
 * 2026-11-21). Times in ms, sizes in bytes.
 */

/** Post addresses in one request, all of one platform. */
export const MAX_POSTS_PER_REQUEST = 50;

/** Videos in one delete request. */
export const MAX_DELETES_PER_REQUEST = 100;

/** Tags in one request: not published, so held to what posts are held to. */
export const MAX_TAGS_PER_REQUEST = 50;

/** The published pace of platform and creator uploads; the setting "Requests per minute" overrides it. */
export const SCRAPER_INTERVAL_MS = 60_000;

/** Local and direct uploads: 1 a second. */
export const UPLOAD_INTERVAL_MS = 1000;

/** Task status: 1 a second. */
export const STATUS_INTERVAL_MS = 1000;

/** List and delete: 5 a second. Questions after one video have no published limit and keep to the same. */
export const MANAGE_INTERVAL_MS = 200;

/** Search: 1 a second. This and the next two: provider's pages of each call, read 2026-11-26. */
export const SEARCH_INTERVAL_MS = 1000;

/** Transcripts and captions: 1 a second. */
export const TRANSCRIPT_INTERVAL_MS = 1000;

/** Questions in a chat: 2 a minute. */
export const CHAT_INTERVAL_MS = 30_000;

/** Videos that are played from the library: 12 a minute. */
export const DOWNLOAD_INTERVAL_MS = 5000;

/** Videos that one request moves to another folder. */
export const MAX_MOVES_PER_REQUEST = 500;

const MB = 1024 * 1024;

export const VIDEO_FILE = {
  maxBytes: 3 * 1024 * MB,
  extensions: ['.mp4', '.avi', '.mkv', '.mov'],
  typePrefix: 'video/',
} as const;

export const IMAGE_FILE = {
  maxBytes: 20 * MB,
  /** v1.2 takes the first three; GIF and BMP came later and are offered too. */
  types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp'],
} as const;

/** A direct address must be readable without signing in, and no larger than this. */
export const DIRECT_MAX_BYTES = 1024 * MB;

export const CAMERA_MODEL_MAX_CHARS = 200;
export const CALLBACK_MAX_CHARS = 299;
