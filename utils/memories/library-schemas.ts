import * as v from 'valibot';
import { TRANSCRIPT_LISTS } from './assumptions';

/**
 * What the library answers when it is asked. A row that makes no sense says nothing about the others, and names in
 * either style are taken: the shapes are known from older pages only (see `assumptions`).
 */

/** A place in a video that a search found. Times in seconds. */
export interface Hit {
  videoNo: string;
  name?: string;
  start: number;
  end?: number;
  score?: number;
  /** The words that were said there, where the answer has them. */
  words?: string;
}

/** One line of what is said or shown. Times in seconds. */
export interface Line {
  start: number;
  end?: number;
  text: string;
}

/** Numbers arrive as their digits (`parseJson`); a time may have a fraction. */
const number = v.pipe(v.string(), v.trim(), v.regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/), v.transform(Number));
const seconds = v.pipe(number, v.minValue(0), v.maxValue(1_000_000));
const maybe = <S extends v.GenericSchema<unknown, unknown>>(schema: S) => v.fallback(v.optional(schema), undefined);
const words = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => (text && text !== 'null' && /\p{L}/u.test(text) ? text : undefined)),
);

type Row = Record<string, unknown>;
const row = v.record(v.string(), v.unknown());
/** The first of several names under which a field may stand. */
const first = (from: Row, ...names: string[]) => names.map((name) => from[name]).find((value) => value != null);

const hitFields = v.object({
  videoNo: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  name: words,
  start: seconds,
  end: maybe(seconds),
  score: maybe(number),
  words,
});

const hit = v.pipe(
  row,
  v.transform((from) => ({
    videoNo: first(from, 'videoNo', 'video_no'),
    name: first(from, 'videoName', 'video_name'),
    start: first(from, 'startTime', 'start_time', 'start') ?? '0',
    end: first(from, 'endTime', 'end_time', 'end'),
    score: from.score,
    words: first(from, 'audio_ts', 'audioTs', 'text', 'content'),
  })),
  hitFields,
);

/** The readable rows of a list. */
function rowsOf<S extends v.GenericSchema>(schema: S) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((rows) =>
      rows.flatMap((one) => {
        const read = v.safeParse(schema, one);
        return read.success ? [read.output] : [];
      }),
    ),
  );
}

/** A list, an object that holds one, or nothing: then nothing was found. */
export const hits = v.pipe(
  v.nullish(v.unknown(), []),
  v.transform((data) => (Array.isArray(data) ? data : first((data ?? {}) as Row, 'videos', 'results', 'items'))),
  v.nullish(rowsOf(hit), []),
);

const lineFields = v.object({
  start: seconds,
  end: maybe(seconds),
  text: v.pipe(v.string(), v.trim(), v.minLength(1)),
});
const line = v.pipe(
  row,
  v.transform((from) => ({
    start: first(from, 'startTime', 'start_time', 'start') ?? '0',
    end: first(from, 'endTime', 'end_time', 'end'),
    text: first(from, 'content', 'text', 'caption'),
  })),
  lineFields,
);

/** Null: nothing is said in the video, or it is not known yet. Anything else that holds no list is no answer. */
export const lines = v.pipe(
  v.nullable(v.union([v.array(v.unknown()), row])),
  v.transform((data) => (data === null || Array.isArray(data) ? data : (first(data, ...TRANSCRIPT_LISTS) ?? data))),
  v.nullable(rowsOf(line)),
);

/** A place in a video that an answer of the chat refers to. */
const refItem = v.pipe(
  row,
  v.transform((from) => ({
    videoNo: first(from, 'videoNo', 'video_no'),
    start: first(from, 'startTime', 'start_time') ?? '0',
    end: first(from, 'endTime', 'end_time'),
    words: first(from, 'text', 'content'),
  })),
  v.object({ videoNo: v.optional(v.string()), start: seconds, end: maybe(seconds), words }),
);

const ref = v.pipe(
  v.object({ video: v.optional(row), refItems: v.optional(rowsOf(refItem), []) }),
  v.transform(({ video, refItems }): Hit[] => {
    const named = first(video ?? {}, 'video_no', 'videoNo');
    const name = first(video ?? {}, 'video_name', 'videoName');
    const given = { ...(typeof name === 'string' && { name }) };
    return refItems.flatMap((item) => {
      const videoNo = item.videoNo ?? named;
      return typeof videoNo === 'string' ? [{ ...item, ...given, videoNo }] : [];
    });
  }),
);

/** One event of a streamed answer. */
export const chatEvent = v.variant('type', [
  v.looseObject({ type: v.literal('thinking') }),
  v.pipe(
    v.object({
      type: v.literal('ref'),
      ref: v.pipe(
        v.unknown(),
        v.transform((one) => (Array.isArray(one) ? one : [one])),
        rowsOf(ref),
      ),
    }),
    v.transform((event) => ({ type: 'ref' as const, hits: event.ref.flat() })),
  ),
  v.object({
    type: v.literal('content'),
    content: v.fallback(v.string(), ''),
    sessionId: maybe(v.string()),
    session_id: maybe(v.string()),
  }),
]);
