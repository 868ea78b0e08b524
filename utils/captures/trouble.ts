/**
 * Why the browser's storage does not take what is to be written. `full`: no room. `broken`: the database can't be
 * opened anywhere. `newer`: a newer version of this extension wrote it. `no-copy`: what was asked is
 * done, and its second copy can't be written.
 */
export type TroubleCode = (typeof TROUBLE_CODES)[number];
export const TROUBLE_CODES = ['full', 'broken', 'newer', 'no-copy'] as const;

/** Each code has its own words (`storage_<code>`); the message is for the log. */
export class StorageTrouble extends Error {
  constructor(
    readonly code: TroubleCode,
    cause: unknown,
  ) {
    super(`storage: ${code} (${nameOf(cause)})`, { cause });
    this.name = 'StorageTrouble';
  }
}

/**
 * What browsers say when the database behind a connection is broken, gone or closed. Chromium: `UnknownError` for
 * files that can't be read, `DataError` or `NotReadableError` for values or blobs that can't, `InvalidStateError` and
 * `AbortError` once it has closed the connection; a store that is not there is no database of ours.
 */
const DAMAGE = ['UnknownError', 'DataError', 'NotReadableError', 'InvalidStateError', 'AbortError', 'NotFoundError'];

/** Whether an error means that the database must be opened anew and looked at. */
export function isDamage(error: unknown): error is DOMException {
  return error instanceof DOMException && DAMAGE.includes(error.name);
}

/** Whether there is no more room. */
export function isFull(error: unknown): boolean {
  return nameOf(error) === 'QuotaExceededError' || /\bquota\b|\bno space\b|FILE_ERROR_NO_SPACE/i.test(messageOf(error));
}

export function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : typeof error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
