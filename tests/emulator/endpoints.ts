import { LosslessNumber } from 'lossless-json';
import * as v from 'valibot';
import type { Stream } from './answers.ts';
import type { Call } from './call.ts';
import { chatAnswer, find, findPublic, linesFor } from './find-again.ts';
import { LEGACY_FOLDER, type LibraryName, stateAt, type Video } from './library.ts';
import type { Lane } from './pacing.ts';
import { playerForm, readCreator } from './posts.ts';
import type { Dialect } from './quirks.ts';
import * as requests from './requests.ts';
import { silence } from './silence.ts';

/** The API says no. `violation` marks what no careful client sends, as opposed to bad luck. */
export class Refusal extends Error {
  readonly code: string;
  readonly violation: boolean;
  constructor(code: string, message: string, violation = false) {
    super(message);
    this.code = code;
    this.violation = violation;
  }
}

/** An answer that comes event by event. */
export class Streamed {
  readonly stream: Stream;
  constructor(stream: Stream) {
    this.stream = stream;
  }
}

/** An answer that is a file. */
export class Bytes {
  readonly bytes: Buffer;
  readonly type: string;
  constructor(bytes: Buffer, type: string) {
    this.bytes = bytes;
    this.type = type;
  }
}

interface Endpoint {
  method: 'GET' | 'POST';
  path: string;
  lane: Lane | null;
  /** Whether it takes credits. */
  costs: boolean;
  /** The dialect that has it alone, if one has. */
  only?: Dialect;
  run: (call: Call) => unknown;
}

const V1 = '/serve/api/v1';

function check<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Refusal('0001', `${v.getDotPath(issue) ?? 'request'}: ${issue.message}`, true);
}

function json(call: Call): unknown {
  if (call.body.kind !== 'json') throw new Refusal('0001', `JSON is due, ${call.body.kind} came`, true);
  return call.body.value;
}

function fields(call: Call, kind: 'form' | 'files'): Record<string, string> {
  if (call.body.kind !== kind) throw new Refusal('0001', `${kind} is due, ${call.body.kind} came`, true);
  return call.body.fields;
}

function files(call: Call) {
  return call.body.kind === 'files' ? call.body.files : [];
}

const shownId = (id: string, { quirks }: Call) => (quirks.ids === 'number' ? new LosslessNumber(id) : id);
const taskAnswer = (id: string, call: Call) => ({ taskId: shownId(id, call) });

const REFUSALS = { field: 'Invalid parameter: video_urls', nothing: 'Request failed', address: '' };

/** The folder of a private import: today's file says that it must exist, be one's own and not be the read-only one. */
function intoFolder(id: string | undefined, call: Call): string | undefined {
  if (id === undefined) return undefined;
  if (id === LEGACY_FOLDER) throw new Refusal('0001', 'folder_id: the legacy folder is read-only', true);
  if (!call.libraries.folders.has(id)) throw new Refusal('0001', 'folder_id: no such folder');
  return id;
}

function folderList({ libraries }: Call) {
  const shown = (id: string, name: string) => ({ folder_id: new LosslessNumber(id), folder_name: name });
  return { folders: [...libraries.folders].map(([id, name]) => shown(id, name)) };
}

function scrape(urls: string[], library: LibraryName, namespace: string, call: Call, folder?: string) {
  const bad = urls.find((url) => call.libraries.isRefused(url));
  if (bad !== undefined)
    throw new Refusal('0001', { ...REFUSALS, address: `Not supported: ${bad}` }[call.quirks.refusal]);
  return taskAnswer(call.libraries.importPosts(urls, library, namespace, call.now, intoFolder(folder, call)).id, call);
}

function scrapeCreator(url: string, count: number, library: LibraryName, namespace: string, call: Call) {
  const creator = readCreator(url);
  if (!creator) throw new Refusal('0003', 'Unknown creator');
  const { importSome } = call.libraries;
  return taskAnswer(
    importSome.call(call.libraries, creator.site, [creator.id], count, library, namespace, call.now).id,
    call,
  );
}

function scrapeTags(tags: string[], count: number, library: LibraryName, namespace: string, call: Call) {
  return taskAnswer(call.libraries.importSome('tiktok', tags, count, library, namespace, call.now).id, call);
}

const STATUS = { downloading: 'UNPARSE', indexing: 'UNPARSE', ready: 'PARSE', failed: 'FAIL' } as const;

function shownVideo(video: Video, call: Call) {
  const url = call.quirks.videoUrl === 'player' ? playerForm(video.url) : video.url;
  return {
    video_no: video.videoNo,
    video_name: video.name,
    video_url: url,
    status: STATUS[stateAt(video, call.now)],
    cause: video.failure ?? 'null',
    duration: '42',
    create_time: String(video.indexingAt),
  };
}

function uploaded(video: Video, call: Call) {
  return {
    videoNo: video.videoNo,
    videoName: video.name,
    videoStatus: STATUS[stateAt(video, call.now)],
    uploadTime: String(call.now),
  };
}

function taskStatus(call: Call) {
  const { task_id, unique_id = 'default' } = check(requests.ofTask, call.query);
  const task = call.libraries.tasks.get(task_id);
  const isOwn = task !== undefined && (task.library === 'public' || task.namespace === unique_id);
  // A wrong namespace finds nothing today, also where there is something.
  if (!isOwn && call.quirks.dialect === 'today') return { videos: [] };
  if (!isOwn) throw new Refusal('0001', 'No such task_id');
  const videos = call.libraries.videosOf(task, call.now);
  if (call.quirks.taskShape === 'ids')
    return { taskId: shownId(task.id, call), video_ids: videos.map((x) => x.videoNo) };
  if (videos.length === 0 && call.quirks.whileDownloading === 'absent') return {};
  return { videos: videos.map((video) => shownVideo(video, call)) };
}

function oneVideo(videoNo: string, call: Call) {
  const video = call.libraries.videos.get(videoNo);
  if (!video) throw new Refusal('0001', 'No such video');
  return shownVideo(video, call);
}

function list(call: Call) {
  const { page, size, unique_id = 'default', video_no } = check(requests.listing[call.quirks.dialect], json(call));
  const videos = call.libraries
    .in('private')
    .filter((video) => video.namespace === unique_id && (video_no === undefined || video.videoNo === video_no));
  return {
    videos: videos.slice((page - 1) * size, page * size).map((video) => shownVideo(video, call)),
    current_page: page,
    page_size: size,
    total_count: String(videos.length),
  };
}

function remove(call: Call) {
  const { unique_id = 'default' } = check(requests.inNamespace, call.query);
  const wanted = check(requests.deletion, json(call)).filter((no) => !call.libraries.undeletable.has(no));
  const unknown = call.libraries.deletePrivate(wanted, unique_id);
  if (unknown.length > 0 && call.quirks.dialect === 'v1.2')
    throw new Refusal('0003', `No such video: ${unknown.join(', ')}`);
  return null;
}

/** How many posts a creator or hashtag import takes when nothing is said. */
const DEFAULT_COUNT = 10;
const post = (path: string, lane: Lane | null, costs: boolean, run: Endpoint['run']): Endpoint => ({
  method: 'POST',
  path: V1 + path,
  lane,
  costs,
  run,
});
const get = (path: string, lane: Lane | null, run: Endpoint['run']): Endpoint => ({
  method: 'GET',
  path: V1 + path,
  lane,
  costs: false,
  run,
});

/** Every endpoint of the contract. */
export const endpoints = {
  scraper_url: post('/scraper_url', 'scraper', true, (call) => {
    const body = check(requests.postsPrivate[call.quirks.dialect], json(call));
    return scrape(body.video_urls, 'private', body.unique_id ?? 'default', call, body.folder_id);
  }),
  scraper_url_public: post('/scraper_url_public', 'scraper', true, (call) =>
    scrape(check(requests.postsPublic[call.quirks.dialect], json(call)).video_urls, 'public', '', call),
  ),
  scraper: post('/scraper', 'scraper', true, (call) => {
    const body = check(requests.creatorPrivate[call.quirks.dialect], json(call));
    return scrapeCreator(
      body.username,
      body.scraper_cnt ?? DEFAULT_COUNT,
      'private',
      body.unique_id ?? 'default',
      call,
    );
  }),
  scraper_public: post('/scraper_public', 'scraper', true, (call) => {
    const body = check(requests.creatorPublic, json(call));
    return scrapeCreator(body.username, body.scraper_cnt ?? DEFAULT_COUNT, 'public', '', call);
  }),
  scraper_tag: post('/scraper_tag', 'scraper', true, (call) => {
    const body = check(requests.hashtagPrivate[call.quirks.dialect], json(call));
    return scrapeTags(body.hash_tags, body.scraper_cnt ?? DEFAULT_COUNT, 'private', body.unique_id ?? 'default', call);
  }),
  scraper_tag_public: post('/scraper_tag_public', 'scraper', true, (call) => {
    const body = check(requests.hashtagPublic, json(call));
    return scrapeTags(body.hash_tags, body.scraper_cnt ?? DEFAULT_COUNT, 'public', '', call);
  }),
  upload_url: post('/upload_url', 'upload', true, (call) => {
    const body = check(requests.directFields[call.quirks.dialect], fields(call, 'form'));
    return uploaded(call.libraries.addFile(body.url, body.unique_id ?? 'default', call.now), call);
  }),
  upload: post('/upload', 'upload', true, (call) => {
    const { unique_id = 'default' } = check(requests.fileFields[call.quirks.dialect], fields(call, 'files'));
    const [file] = check(requests.videoFile, files(call));
    return uploaded(call.libraries.addFile(file.name, unique_id, call.now), call);
  }),
  upload_img: post('/upload_img', 'upload', true, (call) => {
    check(requests.imageFields[call.quirks.dialect], fields(call, 'files'));
    const images = check(requests.imageFiles, files(call));
    return images.map((file) => ({ id: shownId(call.libraries.addImage(file.name), call) }));
  }),
  get_video_ids_by_task_id: get('/get_video_ids_by_task_id', 'status', taskStatus),
  folders: { ...get('/folders', 'list', folderList), only: 'today' as const },
  folders_move: {
    ...post('/folders/move', 'list', false, (call) => {
      const { folder_id, video_nos } = check(requests.moving, json(call));
      const folder = intoFolder(folder_id, call);
      for (const no of video_nos) {
        const video = call.libraries.videos.get(no);
        if (video?.library === 'private') video.folder = folder;
      }
      return null;
    }),
    only: 'today' as const,
  },
  search: post('/search', 'search', true, (call) => {
    const asked = check(requests.search[call.quirks.dialect], json(call));
    return find(call, asked);
  }),
  search_public: post('/search_public', 'search', true, (call) =>
    findPublic(call, check(requests.searchPublic, json(call))),
  ),
  get_audio_transcription: get('/get_audio_transcription', 'transcript', (call) =>
    linesFor(call, check(requests.ofAnyVideo, call.query).video_no, 'speech'),
  ),
  get_video_caption: get('/get_video_caption', 'transcript', (call) =>
    linesFor(call, check(requests.ofAnyVideo, call.query).video_no, 'scenes'),
  ),
  chat_stream: post('/chat_stream', 'chat', true, (call) => {
    const stream = chatAnswer(call, check(requests.chat, json(call)));
    return new Streamed(stream);
  }),
  download: post('/download', 'download', true, (call) => {
    const { video_no } = check(requests.ofAnyVideo, json(call));
    if (!call.libraries.videos.has(video_no)) throw new Refusal('0001', 'No such video');
    return new Bytes(silence(30), 'audio/wav');
  }),
  list_videos: post('/list_videos', 'list', false, list),
  delete_videos: post('/delete_videos', 'list', false, remove),
  get_metadata: get('/get_metadata', null, (call) =>
    oneVideo(check(requests.ofPrivateVideo, call.query).video_no, call),
  ),
  get_public_video_detail: {
    ...get('/get_public_video_detail', null, (call) =>
      oneVideo(check(requests.ofPublicVideo, call.query).video_no, call),
    ),
    only: 'v1.2' as const,
  },
} satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;

/** Whether a dialect has an endpoint. */
export function isIn(name: EndpointName, dialect: Dialect): boolean {
  const { only }: Endpoint = endpoints[name];
  return only === undefined || only === dialect;
}

/** The endpoint at a path, or undefined. */
export function endpointAt(path: string): EndpointName | undefined {
  return (Object.keys(endpoints) as EndpointName[]).find((name) => endpoints[name].path === path);
}
