import * as v from 'valibot';
import type { CapturedVideo, Library, UploadDetails } from '../captures/types';
import { folderField, GONE_CODES, LEGACY_FOLDER, qualityField } from './assumptions';
import { ENDPOINTS, type Endpoint } from './endpoints';
import { openEnvelope } from './envelope';
import { ApiError, withoutKey } from './errors';
import { libraryCalls } from './library-calls';
import { buildRequest, type Fields, type RequestBody } from './request';
import * as schema from './schemas';

export interface ClientOptions {
  fetch: typeof globalThis.fetch;
  /** Origin of the API, without a path. */
  apiAddress: string;
  /** The bare key; it goes into the header `Authorization` as it is, without `Bearer`. */
  apiKey: string;
  clock: { now(): number };
  timeoutMs?: number;
}

/**
 * Chrome ends a worker whose request was not answered within 30 s (developer.chrome.com, "The extension service
 * worker lifecycle"), so a longer wait would only be a slower death.
 */
const TIMEOUT_MS = 28_000;

/** What all imports share. `namespace` is left out where the API must not see it: on public endpoints. */
export interface ImportOptions {
  library: Library;
  namespace: string;
  /** Of the private library, by its number; absent while none is chosen. */
  folderId?: string;
  callbackUrl?: string;
}

/** The upload API with its traps behind us. Every method rejects with `ApiError` and nothing else. */
export type MemoriesClient = ReturnType<typeof createClient>;

/** A client for one key and address. Keeps nothing between calls and does not pace itself: see `captures/lanes`. */
export function createClient(options: ClientOptions) {
  const call = <S extends v.GenericSchema>(endpoint: Endpoint, body: RequestBody, answer: S) =>
    request(options, endpoint, body, answer);

  return {
    ...libraryCalls(call),

    /** 1 to 50 posts of one platform. `quality` in lines, heeded by YouTube only. */
    async importPosts(urls: readonly string[], to: ImportOptions & { quality?: number }): Promise<string> {
      const fields = {
        video_urls: urls,
        ...placeOf(to),
        callback_url: to.callbackUrl,
        quality: qualityField(to.quality),
      };
      return (await call(ENDPOINTS.posts[to.library], { fields }, schema.task)).taskId;
    },

    /** The `count` most recent posts of one creator, named by the address of the creator's page. */
    async importCreator(pageUrl: string, to: ImportOptions & { count?: number }): Promise<string> {
      const fields = {
        username: pageUrl,
        scraper_cnt: to.count,
        ...placeOf(to),
        callback_url: to.callbackUrl,
      };
      return (await call(ENDPOINTS.creator[to.library], { fields }, schema.task)).taskId;
    },

    /** The `count` most recent posts of each tag; TikTok only. Tags without `#`. */
    async importHashtags(tags: readonly string[], to: ImportOptions & { count?: number }): Promise<string> {
      const fields = { hash_tags: tags, scraper_cnt: to.count, ...placeOf(to), callback: to.callbackUrl };
      return (await call(ENDPOINTS.hashtags[to.library], { fields }, schema.task)).taskId;
    },

    /** A direct address of a video file, private. Answers the video's number. */
    async uploadUrl(url: string, to: Omit<ImportOptions, 'library'> & { details?: UploadDetails }): Promise<string> {
      const place = placeOf({ ...to, library: 'private' });
      const fields = { url, ...place, callback: to.callbackUrl, ...detailFields(to.details) };
      return (await call(ENDPOINTS.uploadUrl, { fields }, schema.uploadedVideo)).videoNo;
    },

    /** Images into the private image library, all with the same details. Answers their ids, in order. */
    async uploadImages(
      files: readonly File[],
      to: { namespace: string; folderId?: string; details?: UploadDetails },
    ): Promise<string[]> {
      const fields = { files, ...placeOf({ ...to, library: 'private' }), ...detailFields(to.details) };
      return (await call(ENDPOINTS.uploadImages, { fields }, schema.uploadedImages)).map((image) => image.id);
    },

    /** What is known of a task's videos, in either shape of the answer. */
    taskVideos(taskId: string, of: { library: Library; namespace: string }): Promise<schema.TaskVideos> {
      return call(ENDPOINTS.taskVideos, { fields: { task_id: taskId, ...namespaceOf(of) } }, schema.taskVideos);
    },

    /** One video's state; where to ask depends on the library. */
    video(videoNo: string, library: Library): Promise<CapturedVideo> {
      const endpoint = library === 'public' ? ENDPOINTS.publicVideo : ENDPOINTS.privateVideo;
      return call(endpoint, { fields: { video_no: videoNo } }, schema.video);
    },

    /** As `video`, null when the library says that it has no such video. */
    async findVideo(videoNo: string, library: Library): Promise<CapturedVideo | null> {
      const endpoint = library === 'public' ? ENDPOINTS.publicVideo : ENDPOINTS.privateVideo;
      try {
        return await call(endpoint, { fields: { video_no: videoNo } }, schema.maybeVideo);
      } catch (error) {
        if (error instanceof ApiError && GONE_CODES.includes(error.code)) return null;
        throw error;
      }
    },

    /** One page of the private library; pages count from 1. */
    async listVideos(of: { page: number; size: number; namespace: string }) {
      const fields = { page: of.page, size: of.size, unique_id: of.namespace };
      const { videos, total_count } = await call(ENDPOINTS.listVideos, { fields }, schema.videoList);
      return { videos, total: total_count };
    },

    /** The folders of the private library into which something can be put. Rejects where there are none at all. */
    async folders(): Promise<schema.Folder[]> {
      const { folders } = await call(ENDPOINTS.folders, {}, schema.folders);
      return folders.filter(({ id }) => id !== LEGACY_FOLDER);
    },

    /** At most 100 private videos. */
    async deleteVideos(videoNos: readonly string[], of: { namespace: string }): Promise<void> {
      await call(ENDPOINTS.deleteVideos, { fields: { unique_id: of.namespace }, array: videoNos }, schema.nothing);
    },
  };
}

/** `unique_id` and `folder_id` go to the private library only: public endpoints refuse them. */
function placeOf(to: { library: Library; namespace: string; folderId?: string }): Fields {
  return to.library === 'private' ? { unique_id: to.namespace, folder_id: folderField(to.folderId) } : {};
}

/** Asking after a task takes no folder. */
function namespaceOf(of: { library: Library; namespace: string }): Fields {
  return of.library === 'private' ? { unique_id: of.namespace } : {};
}

/** The optional fields of uploads under the provider's names. */
export function detailFields(details: UploadDetails = {}): Fields {
  return {
    datetime_taken: details.datetimeTaken,
    camera_model: details.cameraModel,
    latitude: details.latitude,
    longitude: details.longitude,
  };
}

async function request<S extends v.GenericSchema>(
  { fetch, apiAddress, apiKey, clock, timeoutMs = TIMEOUT_MS }: ClientOptions,
  endpoint: Endpoint,
  body: RequestBody,
  answerSchema: S,
): Promise<v.InferOutput<S>> {
  // Else `fetch` would throw as if the network were down, and some browsers would quote the key.
  if (!isHeaderValue(apiKey)) throw new ApiError('key-refused');
  const { url, init } = buildRequest(apiAddress, endpoint, body);
  const headers = { ...init.headers, Authorization: apiKey };
  let answer: Response;
  let text: string;
  try {
    // No cookies: the key alone says who asks. No redirect may carry the key elsewhere.
    const signal = AbortSignal.timeout(timeoutMs);
    answer = await fetch(url, { ...init, headers, signal, credentials: 'omit', redirect: 'error', cache: 'no-store' });
    text = await answer.text();
  } catch (error) {
    throw new ApiError('network', error instanceof Error ? error.message : '');
  }
  const wire = { status: answer.status, text, retryAfter: answer.headers.get('Retry-After') };
  return withoutKey(apiKey, () => checkData(answerSchema, openEnvelope(wire, clock.now())));
}

/** Whether a key can stand in a header at all: visible ASCII. */
export function isHeaderValue(apiKey: string): boolean {
  return /^[\x21-\x7e]+$/.test(apiKey);
}

/** In: an envelope's data. Out: it, checked. A success that lacks what it must bring is none. */
export function checkData<S extends v.GenericSchema>(answerSchema: S, data: unknown): v.InferOutput<S> {
  const checked = v.safeParse(answerSchema, data);
  if (!checked.success) throw new ApiError('no-task-id', `unexpected answer: ${v.summarize(checked.issues)}`);
  return checked.output;
}
