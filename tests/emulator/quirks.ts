/** The habits in which the provider's answers have been seen to differ. Source: memories-api, "Traps". */
export interface Quirks {
  /** v1.2 gives the ids of a task's videos, today's API the videos themselves. */
  taskShape: 'ids' | 'videos';
  /** `"0429"` or `429`. */
  code: 'string' | 'number';
  /** Errors inside HTTP 200, or with the HTTP status that fits. */
  errorStatus: 'always-200' | 'fitting';
  /** Whether `success` and `failed` are there. */
  flags: boolean;
  /** Ids as JSON strings, or as bare numbers beyond 2^53. */
  ids: 'string' | 'number';
  /** The address as it was sent, or in another form. */
  videoUrl: 'sent' | 'player';
  /** What stands for "nothing yet" in today's shape. */
  whileDownloading: 'empty' | 'absent';
}

export const PLAIN: Quirks = {
  taskShape: 'ids',
  code: 'string',
  errorStatus: 'always-200',
  flags: true,
  ids: 'string',
  videoUrl: 'sent',
  whileDownloading: 'empty',
};
