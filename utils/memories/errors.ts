import type { ProblemCode } from '../captures/types';
import { refusesWhatWasSent } from './assumptions';

/** What kept a request from being answered with data. `duplicate`: the API has it already, which is no problem. */
export type ApiErrorCode = Extract<
  ProblemCode,
  | 'bad-parameter'
  | 'key-refused'
  | 'account-disabled'
  | 'no-credits'
  | 'too-many-requests'
  | 'server'
  | 'network'
  | 'not-json'
  | 'no-task-id'
  | 'not-found'
  | 'interrupted'
>;

/**
 * When the same request makes sense again: `never` unchanged; `after-key` once another key is there;
 * `after-person` once somebody says so or a long pause has passed; `wait` after a growing pause.
 */
export type Retry = 'never' | 'after-key' | 'after-person' | 'wait';

/** The one table from error to behaviour. Source: memories-api, table of codes. */
const RETRY: Record<ApiErrorCode | 'duplicate', Retry> = {
  'bad-parameter': 'never',
  duplicate: 'never',
  // The file that was to be sent is gone: there is nothing to ask the API.
  interrupted: 'never',
  'key-refused': 'after-key',
  'account-disabled': 'after-key',
  'no-credits': 'after-person',
  'too-many-requests': 'wait',
  // A wrong path, a proxy, a release of theirs: on a save it says nothing of what was saved.
  'not-found': 'wait',
  // The outcome of these is unknown. Asking again is harmless: a post sent twice is neither stored nor charged twice.
  server: 'wait',
  network: 'wait',
  'not-json': 'wait',
  'no-task-id': 'wait',
};

/** As much of a provider's words as is kept, characters: room for the addresses of a whole request, not for a page. */
export const MAX_DETAIL = 5000;

/** A request that was not answered with data. */
export class ApiError extends Error {
  readonly retry: Retry;
  /** The provider's own words, or the browser's. */
  readonly detail: string;

  constructor(
    readonly code: ApiErrorCode | 'duplicate',
    detail = '',
    /** How long the provider asked to wait, ms. */
    readonly retryAfterMs?: number,
  ) {
    super(detail ? `${code}: ${detail.slice(0, MAX_DETAIL)}` : code);
    this.name = 'ApiError';
    this.detail = detail.slice(0, MAX_DETAIL);
    this.retry = RETRY[code];
  }
}

/** Gives what `read` gives, or throws its error without the key: servers like to quote the one that they refuse. */
export function withoutKey<T>(apiKey: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ApiError(error.code, error.detail.replaceAll(apiKey, '…'), error.retryAfterMs);
  }
}

/** Codes of the envelope. The number 429 and the text "0429" are the same: both become `0429` before the look-up. */
const ENVELOPE_CODES: ReadonlyMap<string, ApiErrorCode | 'duplicate'> = new Map([
  ['0001', 'bad-parameter'],
  ['0003', 'bad-parameter'],
  ['0400', 'bad-parameter'],
  ['0401', 'key-refused'],
  ['9009', 'key-refused'],
  ['0402', 'no-credits'],
  ['0403', 'account-disabled'],
  ['0404', 'not-found'],
  ['0409', 'duplicate'],
  ['0429', 'too-many-requests'],
]);

/** Success as v1.2 (`0000`) and as an HTTP-like number (200). */
const SUCCESS_CODES = new Set(['0000', '0200']);

/**
 * In: an envelope's code, text or digits, and its words. Out: null for success, else the error; unknown ones are the
 * server's, and so is a `0001` whose words name nothing that was sent (see `assumptions`).
 */
export function errorOfCode(code: string, words = ''): ApiErrorCode | 'duplicate' | null {
  const normal = code.trim().padStart(4, '0');
  if (SUCCESS_CODES.has(normal)) return null;
  const isVague = (normal === '0001' || normal === '0400') && !refusesWhatWasSent(words);
  return isVague ? 'server' : (ENVELOPE_CODES.get(normal) ?? 'server');
}

/**
 * In: the HTTP status of an answer that has no envelope. A bare 404 comes from the servers in front of the API, and
 * so does a bare 400: what refuses an address names it.
 */
export function errorOfHttpStatus(status: number): ApiErrorCode | 'duplicate' {
  if (status === 404 || status === 400) return 'server';
  return ENVELOPE_CODES.get(`0${status}`) ?? 'server';
}
