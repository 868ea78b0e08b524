import { createHash } from 'node:crypto';
import { type BrowserApi, browserFor } from './browser-api';
import { abandon, factoryFor, type Tenant, type Transaction } from './indexed-db';
import type { How, Step } from './injection';
import { opfsFor } from './opfs';
import type { World } from './world';

/** An idle worker is ended after half a minute (developer.chrome.com, "service worker lifecycle"). */
const IDLE_MS = 30_000;
/** … and one whose event goes on for so long, too. */
const EVENT_MS = 5 * 60_000;

/** What never comes. */
export const NEVER = new Promise<never>(() => undefined);

type Listener = (...of: never[]) => unknown;

/** A worker between its start and its death, and all that it can reach. */
export class LivingWorker implements Tenant {
  dead = false;
  readonly transactions = new Set<Transaction>();
  readonly opening = new Set<unknown>();
  /** By the event's name: `runtime.onMessage`. */
  readonly listeners = new Map<string, Listener[]>();
  readonly globals: WorkerGlobals;
  readonly #database: ReturnType<typeof factoryFor>;
  readonly #timers = new Map<number, () => void>();
  #lastTimer = 0;
  #activeAt: number;
  #stopWatching: () => void = () => undefined;
  /** Events whose handling has not ended, by when they came. */
  readonly #open = new Set<{ at: number }>();

  constructor(readonly world: World) {
    this.#activeAt = world.timeline.now;
    this.#database = factoryFor(
      this,
      () => world.databases,
      (name) => !world.unopenable.has(name),
    );
    this.globals = globalsOf(this, browserFor(this), this.#database);
    this.#watchIdleness();
    world.code(this.globals);
  }

  stir(): void {
    this.world.stirred += 1;
  }

  /** Passes a step that reaches beyond the worker's memory. */
  step(step: Step): How | undefined {
    const how = this.world.injector.meet(step);
    if (how) this.world.onFault(this);
    return how;
  }

  /** A call of the browser's API: it may fail, and the worker may die before and after it took effect. */
  async call<T>(before: Step, after: Step | undefined, effect: () => T): Promise<T> {
    this.stir();
    if (this.dead) return NEVER;
    this.#activeAt = this.world.timeline.now;
    const how = this.step(before);
    if (how === 'death') this.die();
    if (how === 'death' || how === 'hang') return NEVER;
    if (how === 'quota') throw new Error('Resource::kQuotaBytes quota exceeded');
    if (how === 'error') throw new Error('The browser could not do it');
    const result = effect();
    await undefined;
    if (after && this.step(after) === 'death') this.die();
    return this.dead ? NEVER : result;
  }

  /** Calls what listens to an event. Out: the first answer that any of them promises. */
  dispatch(event: string, ...data: unknown[]): Promise<unknown> | undefined {
    this.stir();
    this.#activeAt = this.world.timeline.now;
    const answers = (this.listeners.get(event) ?? []).map((listen) => listen(...(data as never[])));
    const answer = answers.find((value): value is Promise<unknown> => value instanceof Promise);
    if (!answer) return undefined;
    const open = { at: this.world.timeline.now };
    this.#open.add(open);
    const close = () => {
      this.stir();
      this.#open.delete(open);
    };
    answer.then(close, close);
    return answer;
  }

  setTimer(ms: number, run: () => void): number {
    this.#lastTimer += 1;
    const id = this.#lastTimer;
    if (this.dead) return id;
    const cancel = this.world.timeline.in(ms, () => {
      this.#timers.delete(id);
      this.stir();
      run();
    });
    this.#timers.set(id, cancel);
    return id;
  }

  clearTimer(id: number | undefined): void {
    this.#timers.get(id ?? 0)?.();
    this.#timers.delete(id ?? 0);
  }

  /** Ends at once: nothing that it waits for ever comes, its transactions are rolled back. */
  die(): void {
    if (this.dead) return;
    this.dead = true;
    for (const cancel of this.#timers.values()) cancel();
    this.#stopWatching();
    abandon(this);
    this.#database.close();
    this.world.onDeath(this);
  }

  #watchIdleness(): void {
    const { timeline } = this.world;
    const wait = Math.max(1, this.#activeAt + IDLE_MS - timeline.now);
    this.#stopWatching = timeline.in(wait, () => {
      const isIdle = timeline.now - this.#activeAt >= IDLE_MS;
      const isWaitedFor = [...this.#open].some(({ at }) => timeline.now - at < EVENT_MS);
      if (isIdle && !isWaitedFor) this.die();
      else this.#watchIdleness();
      if (isIdle && isWaitedFor) this.#activeAt = timeline.now;
    });
  }
}

/** How to call off the time-out of a request that was answered: most are, and time goes on in fewer steps. */
export const timeouts = new WeakMap<AbortSignal, () => void>();

export interface WorkerGlobals {
  globalThis: object;
  self: object;
  browser: BrowserApi;
  chrome: BrowserApi;
  indexedDB: object;
  fetch: typeof fetch;
  setTimeout: (run: () => void, ms?: number) => number;
  clearTimeout: (id?: number) => void;
  Date: typeof Date;
  Math: Math;
  crypto: object;
  AbortSignal: object;
  navigator: object;
  console: object;
}

/** Without the engine's threads, whose answers come whenever they come: nothing in a life waits for true time. */
async function digest(_: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(data).digest()).buffer;
}

function globalsOf(worker: LivingWorker, browser: BrowserApi, indexedDB: object): WorkerGlobals {
  const { world } = worker;
  class WorldDate extends Date {
    constructor(...of: unknown[]) {
      super(...((of.length === 0 ? [world.wallClock()] : of) as [number]));
    }
    static override now() {
      return world.wallClock();
    }
  }
  const own = {
    browser,
    chrome: browser,
    indexedDB,
    fetch: (input: string | URL | Request, init?: RequestInit) => world.network.fetch(worker, String(input), init),
    setTimeout: (run: () => void, ms = 0) => worker.setTimer(ms, run),
    clearTimeout: (id?: number) => worker.clearTimer(id),
    Date: WorldDate as typeof Date,
    Math: Object.assign(Object.create(Math) as Math, { random: () => world.random() }),
    crypto: { randomUUID: () => world.uuid(), subtle: { digest }, getRandomValues: world.randomBytes },
    AbortSignal: {
      timeout(ms: number) {
        const controller = new AbortController();
        const timer = worker.setTimer(ms, () => controller.abort(new DOMException('signal timed out', 'TimeoutError')));
        timeouts.set(controller.signal, () => worker.clearTimer(timer));
        return controller.signal;
      },
      any: (signals: AbortSignal[]) => AbortSignal.any(signals),
    },
    navigator: { locks: world.locks.of(worker), onLine: true, language: 'en', storage: opfsFor(worker) },
    console: { ...console, error: () => undefined, warn: () => undefined, info: () => undefined },
    addEventListener: () => undefined,
  };
  // Defined, not set: some of these are read-only in the scope that is inherited.
  const scope: object = Object.create(globalThis, Object.getOwnPropertyDescriptors(own));
  const names = { globalThis: scope, self: scope };
  Object.defineProperties(scope, Object.getOwnPropertyDescriptors(names));
  return { ...own, ...names };
}
