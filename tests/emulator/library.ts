import { inventPost, type Post, readPost, type Site } from './posts.ts';

export type LibraryName = 'private' | 'public';

/** How long a video takes, ms: until it is downloaded from its site, and from then until it can be searched. */
export interface Pace {
  downloadMs: number;
  indexMs: number;
}

/** What becomes of a post that is out of the ordinary. `bad`: the API refuses any request that holds it. */
export type Fate = { failed: string } | { missing: true } | { lateMs: number } | { bad: true };

export type VideoState = 'downloading' | 'indexing' | 'ready' | 'failed';

export interface Video {
  videoNo: string;
  library: LibraryName;
  namespace: string;
  folder?: string;
  /** Empty for an uploaded file. */
  url: string;
  name: string;
  indexingAt: number;
  readyAt: number;
  failure?: string;
}

export interface Task {
  id: string;
  library: LibraryName;
  namespace: string;
  videoNos: string[];
}

export interface Said {
  start: number;
  end: number;
  text: string;
}

/** The folder that nothing can be put into. */
export const LEGACY_FOLDER = '-2';

/** Ids like the provider's: beyond 2^53, so that a client that reads them as numbers is found out. */
const FIRST_ID = 568_102_998_803_353_601n;

/**
 * The two libraries and the tasks that fill them: a pure state machine over times that are handed in. Private and
 * public are apart; what is public stays for good.
 */
export class Libraries {
  readonly videos = new Map<string, Video>();
  readonly tasks = new Map<string, Task>();
  readonly images: { id: string; name: string }[] = [];
  /** Folder id → name. */
  readonly folders = new Map([
    ['-1', 'Default'],
    [LEGACY_FOLDER, 'Legacy API folder'],
  ]);
  /** Videos that a deletion does not touch, though it says so. */
  readonly undeletable = new Set<string>();
  /** What is said and what is seen in the video of a post (by post id); times in seconds. */
  readonly speech = new Map<string, Said[]>();
  readonly scenes = new Map<string, Said[]>();
  /** By post id. */
  readonly fates = new Map<string, Fate>();
  pace: Pace = { downloadMs: 300, indexMs: 300 };
  #lastId = FIRST_ID;

  nextId(): string {
    this.#lastId += 1n;
    return String(this.#lastId);
  }

  /** Posts → a task. A post that is there already is not taken twice: its video joins the new task. */
  importPosts(urls: readonly string[], library: LibraryName, namespace: string, now: number, folder?: string): Task {
    const wanted = urls.filter((url) => !('missing' in this.#fateOf(readPost(url))));
    const videos = wanted.map((url) => this.#find(url, library, namespace) ?? this.#add(url, library, namespace, now));
    if (folder !== undefined) for (const video of videos) video.folder = folder;
    const task = { id: this.nextId(), library, namespace, videoNos: videos.map((video) => video.videoNo) };
    this.tasks.set(task.id, task);
    return task;
  }

  /** The most recent posts of a creator or a hashtag → a task. */
  importSome(
    site: Site,
    names: readonly string[],
    count: number,
    library: LibraryName,
    namespace: string,
    now: number,
  ) {
    const urls = names.flatMap((name) =>
      Array.from({ length: count }, () => inventPost(site, name, Number(BigInt(this.nextId()) - FIRST_ID))),
    );
    return this.importPosts(urls, library, namespace, now);
  }

  /** A file or a direct address → a private video at once. */
  addFile(name: string, namespace: string, now: number): Video {
    return this.#add('', 'private', namespace, now, name);
  }

  addImage(name: string): string {
    const id = this.nextId();
    this.images.push({ id, name });
    return id;
  }

  /** The videos of a task that have been downloaded by now. */
  videosOf(task: Task, now: number): Video[] {
    const videos = task.videoNos.map((no) => this.videos.get(no)).filter((video) => video !== undefined);
    return videos.filter((video) => stateAt(video, now) !== 'downloading');
  }

  /** Deletes private videos of a namespace; gives the numbers that are not there. */
  deletePrivate(videoNos: readonly string[], namespace: string): string[] {
    return videoNos.filter((no) => {
      const video = this.videos.get(no);
      return video?.library !== 'private' || video.namespace !== namespace || !this.videos.delete(no);
    });
  }

  /** What is said or seen in a video. */
  linesOf(video: Video, of: 'speech' | 'scenes'): Said[] {
    return this[of].get(readPost(video.url)?.id ?? '') ?? [];
  }

  in(library: LibraryName): Video[] {
    return [...this.videos.values()].filter((video) => video.library === library);
  }

  isRefused(url: string): boolean {
    return 'bad' in this.#fateOf(readPost(url));
  }

  #fateOf(post: Post | null): Fate | Record<string, never> {
    return (post && this.fates.get(post.id)) ?? {};
  }

  #find(url: string, library: LibraryName, namespace: string): Video | undefined {
    const wanted = readPost(url);
    return this.in(library).find((video) => {
      const post = readPost(video.url);
      return video.namespace === namespace && post?.site === wanted?.site && post?.id === wanted?.id && wanted !== null;
    });
  }

  #add(url: string, library: LibraryName, namespace: string, now: number, name = url): Video {
    const fate = this.#fateOf(readPost(url));
    const indexingAt = now + (url === '' ? 0 : this.pace.downloadMs) + ('lateMs' in fate ? fate.lateMs : 0);
    const video: Video = {
      videoNo: `${library === 'private' ? 'VI' : 'PI-'}${this.nextId()}`,
      library,
      namespace,
      url,
      name,
      indexingAt,
      readyAt: indexingAt + this.pace.indexMs,
      ...('failed' in fate ? { failure: fate.failed } : {}),
    };
    this.videos.set(video.videoNo, video);
    return video;
  }
}

/** Where a video stands at a time. */
export function stateAt(video: Video, now: number): VideoState {
  if (now < video.indexingAt) return 'downloading';
  if (now < video.readyAt) return 'indexing';
  return video.failure === undefined ? 'ready' : 'failed';
}
