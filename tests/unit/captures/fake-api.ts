/** What a request said, read back from the wire. */
export interface SeenRequest {
  at: number;
  path: string;
  urls: string[];
  body: Record<string, unknown>;
  query: Record<string, string>;
  authorization: string | null;
}

type Answer = { status?: number; headers?: Record<string, string>; text: string };

const SECOND = 1000;

/**
 * As much of the API as the core needs to be tried against: tasks that download and index, whole requests refused
 * for one bad address, and answers put in by hand (`faults`, used up one by one). Strictness is the emulator's work.
 */
export class FakeApi {
  readonly requests: SeenRequest[] = [];
  readonly bad = new Set<string>();
  /** Whether a refusal quotes the bad address. */
  namesBad = false;
  /** Answers given instead of the true ones, to requests whose path ends so. */
  readonly faults: { path: string; answer: Answer | 'cut' }[] = [];
  /** Answers every request so while it is set. */
  down: Answer | undefined;
  /** Addresses that make the server stumble: 500 for the whole request. */
  readonly poison = new Set<string>();
  /** `ids`: the older shape, without state and address. */
  shape: 'videos' | 'ids' = 'videos';
  downloadMs = 3 * SECOND;
  indexMs = 10 * SECOND;
  private readonly tasks = new Map<string, { at: number; urls: string[]; library: string }>();
  private readonly videos = new Map<string, { at: number; url: string }>();
  private readonly deleted = new Set<string>();
  /** Videos that a deletion does not touch, though it says so. */
  readonly undeletable = new Set<string>();

  constructor(private readonly clock: { now(): number }) {}

  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    const body = await readBody(init);
    const path = url.pathname.replace('/serve/api/v1/', '');
    const urls = (body.video_urls ?? body.hash_tags ?? [body.username ?? body.url].filter(Boolean)) as string[];
    const authorization = new Headers(init.headers).get('Authorization');
    this.requests.push({
      at: this.clock.now(),
      path,
      urls,
      body,
      query: Object.fromEntries(url.searchParams),
      authorization,
    });
    const fault = this.faults.findIndex((entry) => path.endsWith(entry.path));
    const answer =
      fault >= 0 ? this.faults.splice(fault, 1)[0]?.answer : this.answer(path, urls, url.searchParams, body);
    if (!answer || answer === 'cut') throw new TypeError('Failed to fetch');
    return new Response(answer.text, { status: answer.status ?? 200, headers: answer.headers });
  }

  /** The requests that imported something. */
  get imports(): SeenRequest[] {
    return this.requests.filter(({ path }) => path.startsWith('scraper'));
  }

  private answer(path: string, urls: string[], query: URLSearchParams, body: Record<string, unknown>): Answer {
    if (this.down) return this.down;
    if (urls.some((url) => this.poison.has(url))) return { status: 500, text: 'oops' };
    if (path.startsWith('scraper')) return this.import(path, urls);
    if (path === 'upload_url') return ok({ videoNo: this.newVideo(urls[0] ?? ''), videoStatus: 'UNPARSE' });
    if (path === 'upload_img') return ok([{ id: `IMG-${this.requests.length}` }]);
    if (path === 'get_video_ids_by_task_id') return this.taskStatus(query.get('task_id') ?? '');
    if (path === 'get_metadata' || path === 'get_public_video_detail') return this.video(query.get('video_no') ?? '');
    if (path === 'delete_videos') return this.delete((body.array ?? []) as string[]);
    if (path === 'list_videos') return ok({ videos: [], total_count: '0' });
    return { status: 404, text: '{"status":404,"error":"Not Found","path":"/"}' };
  }

  private import(path: string, urls: string[]): Answer {
    const bad = urls.find((url) => this.bad.has(url));
    if (bad) return refusal('0001', this.namesBad ? `video not supported: ${bad}` : 'invalid parameter');
    const id = `5681029988033${String(this.tasks.size).padStart(5, '0')}`;
    const library = path.endsWith('public') ? 'public' : 'private';
    this.tasks.set(id, { at: this.clock.now(), urls, library });
    return { text: `{"code":"0000","msg":"ok","data":{"taskId":${id}},"success":true,"failed":false}` };
  }

  private taskStatus(id: string): Answer {
    const task = this.tasks.get(id);
    if (!task || this.clock.now() < task.at + this.downloadMs) return ok({ video_ids: [] });
    const prefix = task.library === 'public' ? 'PI-' : 'VI';
    const nos = task.urls.map((url, i) => {
      const no = `${prefix}${id}-${i}`;
      if (!this.videos.has(no)) this.videos.set(no, { at: task.at + this.downloadMs, url });
      return no;
    });
    if (this.shape === 'ids') return ok({ taskId: id, video_ids: nos });
    return ok({ videos: nos.map((no) => this.videoRow(no, true)) });
  }

  /** Success also for what is not there. */
  private delete(nos: readonly string[]): Answer {
    for (const no of nos) if (!this.undeletable.has(no)) this.deleted.add(no);
    return ok(null);
  }

  private video(no: string): Answer {
    return this.deleted.has(no) ? refusal('0001', 'no such video') : ok(this.videoRow(no, false));
  }

  private videoRow(no: string, withUrl: boolean) {
    const video = this.videos.get(no);
    const isReady = video !== undefined && this.clock.now() >= video.at + this.indexMs;
    return { video_no: no, ...(withUrl && { video_url: video?.url }), status: isReady ? 'PARSE' : 'UNPARSE' };
  }

  private newVideo(url: string): string {
    const no = `VI${this.videos.size}`;
    this.videos.set(no, { at: this.clock.now(), url });
    return no;
  }
}

export function ok(data: unknown): Answer {
  return { text: JSON.stringify({ code: '0000', msg: 'success', data, success: true, failed: false }) };
}

/** An error as the API likes to send it: inside HTTP 200. */
export function refusal(code: string | number, msg: string, headers?: Record<string, string>): Answer {
  return { text: JSON.stringify({ code, msg, data: null, success: false, failed: true }), headers };
}

async function readBody({ body }: RequestInit): Promise<Record<string, unknown>> {
  if (typeof body === 'string') {
    const read: unknown = JSON.parse(body);
    return Array.isArray(read) ? { array: read } : (read as Record<string, unknown>);
  }
  if (body instanceof URLSearchParams) return Object.fromEntries(body);
  return body instanceof FormData ? { form: [...body.keys()] } : {};
}
