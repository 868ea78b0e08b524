import { parse } from 'lossless-json';
import type { Reply } from '../../emulator/answers';
import type { EmulatedApi, Outcome } from '../../emulator/api';
import type { Body } from '../../emulator/body';
import { endpointAt } from '../../emulator/endpoints';
import type { Trouble as ApiTrouble } from '../../emulator/faults';
import { type LivingWorker, NEVER, timeouts } from './worker';

/** What goes wrong with a request or its answer, besides what the emulator can do by itself. */
export type Trouble = ApiTrouble | { spoil: 'truncated' | 'doubled' | 'wrong-types' | 'html-after' };

/** A request that asked the API to take something, as the API saw it. */
export interface Received {
  at: number;
  endpoint: string;
  library: 'private' | 'public';
  namespace: string;
  things: string[];
  key: string;
  /** Whether the API did it, whatever it answered. */
  taken: boolean;
  /** Whether its answer came as the API gave it. */
  whole: boolean;
  /** From when on the extension knows what became of it; `Infinity` while it can't. */
  knownAt: number;
}

/** How long an answer takes, ms. */
const LATENCY_MS = 120;

/** The way from a worker to the API, and to where short links lead. */
export class Network {
  readonly received: Received[] = [];
  offline = false;
  /** Where short links lead. */
  readonly links = new Map<string, string>();
  /** What the next requests meet. */
  troubles: Trouble[] = [];
  /** Answers that came whole, and whose worker may still fail to write them down. */
  #unsettled: { received: Received; worker: LivingWorker }[] = [];

  constructor(
    private readonly api: EmulatedApi,
    private readonly now: () => number,
  ) {}

  fetch(worker: LivingWorker, address: string, init: RequestInit = {}): Promise<Response> {
    worker.stir();
    if (worker.dead) return NEVER;
    const how = worker.step('request leaves');
    if (how === 'death') worker.die();
    if (how === 'death') return NEVER;
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const { signal } = init;
    signal?.addEventListener('abort', () => reject(signal.reason));
    const fail = () => reject(new TypeError('Failed to fetch'));
    const later = (ms: number, answer: () => void) =>
      worker.setTimer(ms, () => {
        if (signal?.aborted) return;
        if (signal) timeouts.get(signal)?.();
        this.#arrive(worker, answer, fail);
      });
    if (how === 'hang') return promise;
    if (how || this.offline) {
      worker.setTimer(1, fail);
      return promise;
    }
    const url = new URL(address);
    const leadsTo = this.links.get(address);
    if (leadsTo !== undefined) {
      later(LATENCY_MS, () => resolve(responseOf({ status: 200, headers: {}, body: '' }, leadsTo)));
      return promise;
    }
    const { outcome, received, isWhole } = this.#carry(url, init);
    if ('silent' in outcome) return promise;
    if ('cut' in outcome) later(LATENCY_MS, fail);
    else
      later(outcome.afterMs ?? LATENCY_MS, () => {
        if (received && isWhole) this.#unsettled.push({ received, worker });
        resolve(responseOf(outcome.reply, address));
      });
    return promise;
  }

  /** The world is at rest: what was answered to a worker that is well has been written down. */
  settle(): void {
    const still = this.#unsettled.filter(({ worker }) => worker.transactions.size > 0);
    for (const { received, worker } of this.#unsettled) {
      if (worker.transactions.size === 0) received.knownAt = this.now();
    }
    this.#unsettled = still;
  }

  /** A worker met a fault: it may not have written down what it was just told. */
  forget(worker: LivingWorker): void {
    this.#unsettled = this.#unsettled.filter((answer) => answer.worker !== worker);
  }

  /** The database is gone, and with it what was known. */
  forgetAll(): void {
    this.#unsettled = [];
    for (const received of this.received) received.knownAt = Number.POSITIVE_INFINITY;
  }

  #arrive(worker: LivingWorker, answer: () => void, fail: () => void): void {
    const how = worker.step('answer comes');
    if (how === 'death') worker.die();
    else if (how === 'error') fail();
    else if (!how) answer();
  }

  /** Has the API handle a request. */
  #carry(url: URL, init: RequestInit): { outcome: Outcome; received?: Received; isWhole: boolean } {
    const trouble = this.troubles.shift();
    const { api } = this;
    if (trouble && !('spoil' in trouble)) api.faults.add('any', trouble);
    const before = api.libraries.tasks.size + api.libraries.videos.size;
    const headers = Object.fromEntries(new Headers(init.headers));
    const outcome = api.handle({
      at: this.now(),
      method: init.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers,
      body: bodyOf(init.body),
    });
    api.faults.clear();
    // "The library has it" counts as if it had been brought there now: whoever is told so has no reason to doubt it.
    const isThere = trouble !== undefined && 'answer' in trouble && trouble.answer === '0409';
    const isWhole = trouble === undefined || 'slowMs' in trouble || isThere;
    const received = receivedFrom(url, init, headers.authorization ?? '', this.now());
    if (received) {
      received.whole = isWhole;
      received.taken = isThere || api.libraries.tasks.size + api.libraries.videos.size > before;
      this.received.push(received);
    }
    const spoilt =
      trouble && 'spoil' in trouble && 'reply' in outcome ? spoil(outcome.reply, trouble.spoil) : undefined;
    return { outcome: spoilt ? { reply: spoilt } : outcome, received, isWhole };
  }
}

function spoil(reply: Reply, how: Extract<Trouble, { spoil: string }>['spoil']): Reply {
  const { body } = reply;
  switch (how) {
    case 'truncated':
      return { ...reply, body: String(body).slice(0, -7) };
    case 'doubled':
      return { ...reply, body: String(body) + String(body) };
    case 'html-after':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>maintenance</html>' };
    case 'wrong-types':
      return { ...reply, body: '{"code":0,"msg":7,"data":[[{"taskId":{}}],null,"x"],"success":"yes","failed":0}' };
  }
}

function bodyOf(body: RequestInit['body']): Body {
  if (typeof body === 'string') return { kind: 'json', value: parse(body, undefined, Number) };
  if (body instanceof URLSearchParams) return { kind: 'form', fields: Object.fromEntries(body) };
  return body ? { kind: 'unreadable', why: 'unexpected' } : { kind: 'none' };
}

function receivedFrom(url: URL, { body }: RequestInit, key: string, at: number): Received | undefined {
  const endpoint = endpointAt(url.pathname);
  if (!endpoint || !/^(scraper|upload)/.test(endpoint)) return undefined;
  const sent = (
    body instanceof URLSearchParams ? Object.fromEntries(body) : typeof body === 'string' ? JSON.parse(body) : {}
  ) as Record<string, unknown>;
  const things = [sent.video_urls ?? sent.hash_tags ?? sent.username ?? sent.url].flat() as string[];
  const isPublic = endpoint.endsWith('public');
  return {
    at,
    endpoint,
    library: isPublic ? 'public' : 'private',
    namespace: isPublic ? '' : String(sent.unique_id ?? 'default'),
    things,
    key,
    taken: false,
    whole: true,
    knownAt: Number.POSITIVE_INFINITY,
  };
}

function responseOf({ status, headers, body }: Reply, url: string): Response {
  const text = String(body);
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const answer = {
    status,
    url,
    ok: status < 400,
    redirected: false,
    headers: { get: (name: string) => lower.get(name.toLowerCase()) ?? null },
    body: null,
    text: async () => text,
    json: async () => JSON.parse(text),
  };
  return answer as unknown as Response;
}
