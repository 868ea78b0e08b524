import * as v from 'valibot';
import type { CapturedVideo } from '../captures/types';

/** As a text, "null" is the provider's way to say nothing, and "undefined" somebody's mistake. */
const SAYS_NOTHING = /^\s*(null|undefined)?\s*$/;

/** Ids are opaque. As numbers they arrive as their digits (`parseJson`), so a text is all that can come. */
const id = v.pipe(
  v.string(),
  v.check((text) => !SAYS_NOTHING.test(text), 'no id'),
);

const words = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => (text && !SAYS_NOTHING.test(text) ? text : undefined)),
);

/** Words for how far a video is; any other means that it is still on its way. Source: memories-api, task status. */
const VIDEO_STATES: Record<string, CapturedVideo['state']> = {
  PARSE: 'ready',
  FAIL: 'failed',
  FAILED: 'failed',
  PARSE_ERROR: 'failed',
};

const videoState = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((status): CapturedVideo['state'] => VIDEO_STATES[status.toUpperCase()] ?? 'indexing'),
);

export const task = v.object({ taskId: id });

/** One video, as a task, a list or a question after it names it. */
export const video = v.pipe(
  v.object({
    video_no: id,
    video_url: words,
    video_name: words,
    status: videoState,
    cause: words,
    // Seconds, as its digits. Without it the video is as good.
    duration: v.fallback(v.nullish(v.pipe(v.string(), v.regex(/^\d{1,6}(\.\d+)?$/), v.transform(Number))), undefined),
  }),
  v.transform(
    (row): CapturedVideo => ({
      videoNo: row.video_no,
      url: row.video_url,
      name: row.video_name,
      state: row.status,
      cause: row.cause,
      ...(row.duration && { seconds: row.duration }),
    }),
  ),
);

/** No data, or data that names no video: there is none. */
export const maybeVideo = v.union([
  video,
  v.pipe(
    v.nullish(v.object({ video_no: v.nullish(v.literal('')) })),
    v.transform(() => null),
  ),
]);

/** One row that makes no sense says nothing about the others. */
const videos = v.pipe(
  v.array(v.fallback(v.nullable(video), null)),
  v.transform((rows) => rows.filter((row) => row !== null)),
);

const currentTaskVideos = v.object({ videos });
const oldTaskVideos = v.object({ video_ids: v.array(id) });

/** What is known of a task's videos; with only ids, how far each is must be asked one by one. */
export type TaskVideos = { videos: CapturedVideo[] } | { ids: string[] };

/** Both shapes in the field. Neither field, or no data at all, means that nothing was downloaded yet. */
export const taskVideos = v.union([
  currentTaskVideos,
  v.pipe(
    oldTaskVideos,
    v.transform((data): TaskVideos => ({ ids: data.video_ids })),
  ),
  v.pipe(
    v.nullish(v.object({ videos: v.nullish(v.array(v.never())), video_ids: v.nullish(v.array(v.never())) })),
    v.transform((): TaskVideos => ({ videos: [] })),
  ),
]);

export const uploadedVideo = v.object({ videoNo: id });

export const uploadedImages = v.array(v.object({ id }));

export const videoList = v.object({
  videos,
  total_count: v.pipe(
    v.nullish(v.string(), '0'),
    v.transform((digits) => Number(digits)),
  ),
});

export interface Folder {
  id: string;
  name: string;
}

const folder = v.pipe(
  v.object({ folder_id: v.pipe(id, v.regex(/^-?\d+$/)), folder_name: words }),
  v.transform((row): Folder => ({ id: row.folder_id, name: row.folder_name ?? row.folder_id })),
);

export const folders = v.object({
  folders: v.pipe(
    v.array(v.fallback(v.nullable(folder), null)),
    v.transform((rows) => rows.filter((row) => row !== null)),
  ),
});

export const nothing = v.unknown();
