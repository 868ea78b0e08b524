import { envelope, eventStream, file, gateway, html, type Reply } from './answers.ts';
import type { Body } from './body.ts';
import { Bytes, type EndpointName, endpointAt, endpoints, isIn, Refusal, Streamed } from './endpoints.ts';
import { Faults, type Trouble } from './faults.ts';
import { Libraries } from './library.ts';
import { PaceWatch } from './pacing.ts';
import { DIALECTS, type Dialect, PLAIN, type Quirks } from './quirks.ts';

/** The key that works unless a test says otherwise. */
export const TEST_KEY = 'sk-mavi-emulator-0123456789';

/** What stands of an account. `no-right`: the key is real but lacks the right to a call. */
export interface Account {
  key: string;
  state: 'good' | 'no-right' | 'no-credits' | 'disabled';
}

export interface ApiRequest {
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string | string[] | undefined>;
  body: Body;
}

/** A request as it is remembered. The key is not. */
export type LoggedRequest = Omit<ApiRequest, 'headers'> & {
  endpoint: EndpointName | 'unknown';
  /** Whether it was carried out, whatever was answered. */
  done: boolean;
  /** When all of its answer had been handed over; absent while it was not. Set by who has a wire (`server.ts`). */
  answeredAt?: number;
};

export interface Violation {
  at: number;
  what: string;
}

/** How a request ends: with an answer, now or later, or with none. */
export type Outcome = { reply: Reply; afterMs?: number } | { cut: true } | { silent: true };

/**
 * The API of memories-api as one object: strict about requests, with the provider's quirks and with faults that
 * tests switch on. It knows no sockets; `server.ts` gives it requests.
 */
export class EmulatedApi {
  readonly libraries = new Libraries();
  readonly faults = new Faults();
  readonly pacing = new PaceWatch();
  readonly requests: LoggedRequest[] = [];
  /** What no careful client does. Must be empty at the end of a test. */
  readonly violations: Violation[] = [];
  quirks: Quirks = { ...PLAIN };
  account: Account = { key: TEST_KEY, state: 'good' };
  /** Called with each request, when it has come whole. */
  onRequest: (request: LoggedRequest) => void = () => undefined;

  /** The requests that an endpoint got. */
  to(endpoint: EndpointName): LoggedRequest[] {
    return this.requests.filter((request) => request.endpoint === endpoint);
  }

  /** The requests that imported something. */
  get imports(): LoggedRequest[] {
    return this.requests.filter(({ endpoint }) => endpoint.startsWith('scraper') || endpoint.startsWith('upload'));
  }

  /** From now on the API speaks so. */
  speak(dialect: Dialect): void {
    this.quirks = { ...PLAIN, ...DIALECTS[dialect] };
  }

  handle(request: ApiRequest): Outcome {
    const name = endpointAt(request.path);
    const logged = this.#log(request, name ?? 'unknown');
    if (name === undefined || endpoints[name].method !== request.method) {
      this.#complain(request, `no such endpoint: ${request.method} ${request.path}`);
      return { reply: gateway(404, request.path) };
    }
    if (!isIn(name, this.quirks.dialect)) return { reply: this.#lacking(request) };
    const { lane } = endpoints[name];
    const haste = lane && this.pacing.note(lane, request.at);
    if (haste) this.#complain(request, haste);
    const trouble = this.faults.take(name);
    return (trouble && this.#before(trouble, request)) ?? this.#after(this.#answer(name, request, logged), trouble);
  }

  /** A path of the other dialect. To ask for one is how a client finds out which it is: no violation. */
  #lacking({ path }: ApiRequest): Reply {
    if (this.quirks.lacking === 'gateway') return gateway(404, path);
    return envelope('0001', `No static resource ${path.slice(1)}.`, null, this.quirks);
  }

  /** Troubles that come before anything was carried out. */
  #before(trouble: Trouble, request: ApiRequest): Outcome | undefined {
    if ('answer' in trouble) {
      const headers: Record<string, string> = trouble.retryAfter ? { 'retry-after': trouble.retryAfter } : {};
      return {
        reply: envelope(trouble.answer, trouble.words ?? 'emulated', null, this.quirks, {
          status: trouble.status,
          headers,
        }),
      };
    }
    if ('html' in trouble) return { reply: html(trouble.html) };
    if ('gateway' in trouble) return { reply: gateway(trouble.gateway, request.path) };
    if ('cut' in trouble && trouble.cut === 'before') return { cut: true };
    return undefined;
  }

  /** Troubles that come after the request was carried out. */
  #after(reply: Reply, trouble: Trouble | undefined): Outcome {
    if (!trouble) return { reply };
    if ('cut' in trouble) return { cut: true };
    if ('silent' in trouble) return { silent: true };
    if ('hollow' in trouble) {
      const data = trouble.hollow === 'no-data' ? null : {};
      return { reply: envelope('0000', 'success', data, this.quirks) };
    }
    if ('breakAfter' in trouble && reply.stream) {
      const events = reply.stream.events.slice(0, trouble.breakAfter);
      return { reply: { ...reply, stream: { ...reply.stream, events, cut: true } } };
    }
    return 'slowMs' in trouble ? { reply, afterMs: trouble.slowMs } : { reply };
  }

  #answer(name: EndpointName, request: ApiRequest, logged: LoggedRequest): Reply {
    try {
      this.#admit(name, request);
      const { query, body, at: now } = request;
      const data = endpoints[name].run({ query, body, libraries: this.libraries, quirks: this.quirks, now });
      logged.done = true;
      if (data instanceof Bytes) return file(data.bytes, data.type);
      return data instanceof Streamed ? eventStream(data.stream) : envelope('0000', 'success', data, this.quirks);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.violation) this.#complain(request, error.message);
      return envelope(error.code, error.message, null, this.quirks);
    }
  }

  #admit(name: EndpointName, request: ApiRequest): void {
    const { authorization } = request.headers;
    if (typeof authorization === 'string' && /^bearer/i.test(authorization)) {
      throw new Refusal('0401', 'Bearer before the key', true);
    }
    if (authorization !== this.account.key) throw new Refusal('0401', 'Unauthorized');
    if (this.account.state === 'disabled') throw new Refusal('0403', 'Account disabled');
    if (this.account.state === 'no-right') throw new Refusal('9009', 'Permission denied');
    if (this.account.state === 'no-credits' && endpoints[name].costs) throw new Refusal('0402', 'Not enough credits');
  }

  #log({ headers: _, ...request }: ApiRequest, endpoint: EndpointName | 'unknown'): LoggedRequest {
    const logged = { ...request, endpoint, done: false };
    this.requests.push(logged);
    this.onRequest(logged);
    return logged;
  }

  #complain(request: ApiRequest, what: string): void {
    this.violations.push({ at: request.at, what: `${request.path}: ${what}` });
  }
}
