import * as v from 'valibot';
import { readCreator, readPost } from './posts.ts';
import type { Dialect } from './quirks.ts';

/** One schema for each dialect. */
function inEach<S>(schema: (dialect: Dialect) => S): Record<Dialect, S> {
  return { 'v1.2': schema('v1.2'), today: schema('today') };
}

/** What a request must look like, strictly: a field that is not named here is refused. Source: memories-api. */
const namespace = v.pipe(v.string(), v.minLength(1));
const callback = v.pipe(v.string(), v.url(), v.maxLength(299));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const postUrls = v.pipe(
  v.array(v.string()),
  v.minLength(1, 'no video_urls'),
  v.maxLength(50, 'more than 50 video_urls'),
  v.check((urls) => urls.every((url) => readPost(url)), 'an address that is no canonical post'),
  v.check((urls) => new Set(urls.map((url) => readPost(url)?.site)).size <= 1, 'mixed platforms'),
  v.check((urls) => new Set(urls).size === urls.length, 'the same address twice'),
);
/** v1.2's example sends a number; its reader takes digits as well. Today's file says text. */
const LINES = [360, 480, 720, 1080, 1440, 2160] as const;
const qualityText = v.picklist(LINES.map(String), 'quality is no text of a known height');
const quality = { 'v1.2': v.union([v.picklist(LINES), qualityText]), today: qualityText };

/** A folder that is named must be a whole number: int64. */
const folder = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(/^-?\d+$/, 'folder_id is not a whole number'),
);

/** What places a request in the private library; v1.2 knows no folders. */
const place = {
  'v1.2': { unique_id: v.optional(namespace), folder_id: v.optional(v.undefined_('folder_id is not known')) },
  today: { unique_id: v.optional(namespace), folder_id: v.optional(folder) },
};

const posts = (dialect: Dialect) => ({
  video_urls: postUrls,
  callback_url: v.optional(callback),
  quality: v.optional(quality[dialect]),
});
export const postsPublic = inEach((dialect) => v.strictObject(posts(dialect)));
export const postsPrivate = inEach((dialect) => v.strictObject({ ...posts(dialect), ...place[dialect] }));

const creator = {
  username: v.pipe(
    v.string(),
    v.check((url) => readCreator(url) !== null, 'no address of a creator'),
  ),
  scraper_cnt: v.optional(count),
  callback_url: v.optional(callback),
};
export const creatorPublic = v.strictObject(creator);
export const creatorPrivate = inEach((dialect) => v.strictObject({ ...creator, ...place[dialect] }));

const hashtag = {
  hash_tags: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[^#\s%]+$/u, 'a hashtag with #, space or escapes'))),
    v.minLength(1),
  ),
  scraper_cnt: v.optional(count),
  callback: v.optional(callback),
};
export const hashtagPublic = v.strictObject(hashtag);
export const hashtagPrivate = inEach((dialect) => v.strictObject({ ...hashtag, ...place[dialect] }));

const decimal = (limit: number) =>
  v.pipe(
    v.string(),
    v.regex(/^-?\d+(\.\d+)?$/),
    v.check((text) => Math.abs(Number(text)) <= limit, 'out of range'),
  );
const details = (dialect: Dialect) => ({
  ...place[dialect],
  datetime_taken: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/))),
  camera_model: v.optional(v.pipe(v.string(), v.maxLength(200))),
  latitude: v.optional(decimal(90)),
  longitude: v.optional(decimal(180)),
});
export const imageFields = inEach((dialect) => v.strictObject(details(dialect)));
export const fileFields = inEach((dialect) => v.strictObject({ ...details(dialect), callback: v.optional(callback) }));
export const directFields = inEach((dialect) =>
  v.strictObject({
    ...details(dialect),
    callback: v.optional(callback),
    url: v.pipe(v.string(), v.url(), v.regex(/^https?:/)),
  }),
);

const GB = 2 ** 30;
const file = v.object({ field: v.string(), name: v.string(), type: v.string(), bytes: v.number() });
export const videoFile = v.pipe(
  v.tuple([file]),
  v.check(([f]) => f.field === 'file', 'the file is not in the field "file"'),
  v.check(([f]) => /^video\/.+/.test(f.type), 'Content-Type is not video/*'),
  v.check(([f]) => /\.(mp4|avi|mkv|mov)$/i.test(f.name), 'no .mp4, .avi, .mkv or .mov'),
  v.check(([f]) => f.bytes <= 3 * GB, 'more than 3 GB'),
);
export const imageFiles = v.pipe(
  v.array(file),
  v.minLength(1, 'no files'),
  v.check((files) => files.every((f) => f.field === 'files'), 'a file that is not in the field "files"'),
  v.check((files) => files.every((f) => /^image\/(jpeg|png|webp|gif|bmp)$/.test(f.type)), 'not an image type'),
  v.check((files) => files.every((f) => f.bytes <= 20 * 2 ** 20), 'an image of more than 20 MB'),
);

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
export const listing = inEach((dialect) =>
  v.strictObject({
    page: positive,
    size: v.pipe(positive, v.maxValue(500)),
    video_no: v.optional(v.string()),
    video_name: v.optional(v.string()),
    status: v.optional(v.string()),
    ...place[dialect],
  }),
);
export const deletion = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^VI\d+$/, 'not the number of a private video'))),
  v.minLength(1),
  v.maxLength(100, 'more than 100 videos to delete'),
);

const top = v.pipe(positive, v.maxValue(1000));
const asked = {
  search_param: v.pipe(v.string(), v.minLength(1)),
  search_type: v.picklist(['BY_CLIP', 'BY_AUDIO']),
  top_k: v.optional(top),
  filtering_level: v.optional(v.picklist(['low', 'medium', 'high'])),
};
export const search = inEach((dialect) =>
  v.strictObject({
    ...asked,
    ...place[dialect],
    video_nos: v.optional(v.pipe(v.array(v.string()), v.maxLength(100))),
  }),
);
export const searchPublic = v.strictObject({ ...asked, type: v.picklist(['TIKTOK', 'YOUTUBE', 'INSTAGRAM']) });
export const ofAnyVideo = v.strictObject({ video_no: v.pipe(v.string(), v.regex(/^(VI|PI-)\d+$/)) });
export const chat = v.strictObject({
  video_nos: v.pipe(v.array(v.pipe(v.string(), v.regex(/^(VI|PI-)\d+$/))), v.minLength(1)),
  prompt: v.pipe(v.string(), v.minLength(1)),
  session_id: v.optional(v.string()),
  unique_id: v.optional(namespace),
});
export const moving = v.strictObject({
  folder_id: folder,
  video_nos: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(500, 'more than 500 videos to move')),
});

export const ofTask = v.strictObject({
  task_id: v.pipe(v.string(), v.regex(/^\d+$/, 'task_id is not digits')),
  unique_id: v.optional(namespace),
});
export const ofPrivateVideo = v.strictObject({
  video_no: v.pipe(v.string(), v.regex(/^VI\d+$/)),
  unique_id: v.optional(namespace),
});
export const ofPublicVideo = v.strictObject({ video_no: v.pipe(v.string(), v.regex(/^PI-\d+$/)) });
export const inNamespace = v.strictObject({ unique_id: v.optional(namespace) });
