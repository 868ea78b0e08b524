import * as v from 'valibot';
import { CAPTURE_STATUSES } from '../captures/types';
import { PLATFORM_IDS } from '../platforms/types';

/** What a row of a history file may be: nothing that the API or a page would take for more than a text or a number. */
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const library = v.picklist(['private', 'public']);
/** A UUID, or a place in an import (see `ids`). */
const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
const captureId = v.pipe(v.string(), v.regex(/^([0-9a-f-]{36}|import:[0-9a-f-]{36}:\d{8})$/));
/** An address that may be opened, or what has none: a tag, a file's name. */
const address = v.pipe(text(4096), v.minLength(1), v.regex(/^(https?:\/\/|(?![a-z][a-z0-9+.-]*:))/i));
const videoNos = v.pipe(v.array(text(200)), v.maxLength(10_000));

export const historyCapture = v.object({
  id: captureId,
  key: v.pipe(text(5000), v.minLength(1)),
  platform: v.picklist([...PLATFORM_IDS, 'web', 'local']),
  kind: v.picklist(['post', 'creator', 'hashtag', 'direct', 'file', 'image']),
  url: address,
  title: v.optional(text(5000)),
  author: v.optional(text(5000)),
  library,
  namespace: v.pipe(text(200), v.minLength(1)),
  folderId: v.optional(text(64)),
  quality: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
  status: v.picklist(CAPTURE_STATUSES),
  createdAt: time,
  updatedAt: time,
  taskId: v.optional(text(200)),
  videoNos,
  videos: v.optional(
    v.array(
      v.object({
        videoNo: text(200),
        url: v.optional(address),
        name: v.optional(text(1000)),
        state: v.picklist(['indexing', 'ready', 'failed']),
        cause: v.optional(text(1000)),
      }),
    ),
  ),
  problem: v.optional(
    v.object({ code: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)), detail: v.optional(text(5000)) }),
  ),
  importId: v.optional(uuid),
  note: v.optional(text(10_000)),
  tags: v.optional(v.pipe(v.array(v.pipe(text(60), v.minLength(1))), v.maxLength(20))),
});

export const historyImport = v.object({
  id: uuid,
  name: v.optional(text(500)),
  library,
  createdAt: time,
  total: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999_999)),
  state: v.picklist(['open', 'paused', 'cancelling', 'cancelled']),
});

export type HistoryCapture = v.InferOutput<typeof historyCapture>;
export type HistoryImport = v.InferOutput<typeof historyImport>;
