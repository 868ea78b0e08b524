/**
 * Which of the provider's two descriptions the API holds to, strictly: `v1.2`, the documentation; `today`, the OpenAPI
 * file of 2026-07-31 (folders, `quality` as text, no `get_public_video_detail`). Source: memories-api-today.
 */
export type Dialect = 'v1.2' | 'today';

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
  dialect: Dialect;
  /** How a path that the dialect lacks is answered: by what stands in front of the API, or as the error page shows it. */
  lacking: 'gateway' | 'no-static-resource';
  /** What a refusal of an address names: the field, the address itself, or nothing at all. */
  refusal: 'field' | 'address' | 'nothing';
}

export const PLAIN: Quirks = {
  taskShape: 'ids',
  code: 'string',
  errorStatus: 'always-200',
  flags: true,
  ids: 'string',
  videoUrl: 'sent',
  whileDownloading: 'empty',
  dialect: 'v1.2',
  lacking: 'gateway',
  refusal: 'field',
};

/** How each dialect answers, as its description has it. */
export const DIALECTS: Record<Dialect, Partial<Quirks>> = {
  'v1.2': { dialect: 'v1.2', taskShape: 'ids', flags: false },
  today: {
    dialect: 'today',
    taskShape: 'videos',
    errorStatus: 'fitting',
    code: 'string',
    lacking: 'no-static-resource',
  },
};
