import { setImmediate } from 'node:timers/promises';
import { IDBFactory } from 'fake-indexeddb';
import { EmulatedApi, TEST_KEY } from '../../emulator/api';
import { Alarms } from './alarms';
import { OWN_PAGE } from './browser-api';
import { Injector } from './injection';
import { Locks } from './locks';
import { Network } from './network';
import { Timeline } from './timeline';
import { LivingWorker, NEVER } from './worker';
import type { WorkerCode } from './worker-code';

/** How a message ended for the page that sent it. `gone`: the worker died over it. */
export type Told<T = unknown> = { ok: T } | { refused: string; detail: string } | 'gone';

/** How many turns of the event loop without any stir make a rest; a transaction takes less than one. */
const PATIENCE = 3;

/** A browser profile, the API, and the time in which both live. Everything that a worker reaches is in here. */
export class World {
  readonly timeline = new Timeline();
  readonly api = new EmulatedApi();
  readonly injector = new Injector();
  readonly locks = new Locks();
  readonly network = new Network(this.api, () => this.timeline.now);
  readonly alarms = new Alarms(
    this.timeline,
    () => this.wallClock(),
    (alarm) => this.dispatch('alarms.onAlarm', alarm),
  );
  readonly workers = new Set<LivingWorker>();
  /** What the person was told by the browser itself. */
  readonly notifications: string[] = [];
  readonly files = new Map<string, string>();
  /** Databases that can't be opened. */
  readonly unopenable = new Set<string>();
  databases = new IDBFactory();
  /** How far the computer's clock is ahead of the true time, ms. */
  clockError = 0;
  /** When something happened after which nobody can be sure what became of a request that was under way. */
  readonly upsets: number[] = [];
  /** Counts all that happens, so that a rest is noticed. */
  stirred = 0;
  events = 0;
  starts = 0;
  readonly #stored = new Map<string, Map<string, unknown>>();
  #random: number;

  constructor(
    readonly code: WorkerCode,
    seed: number,
  ) {
    this.#random = seed;
    this.stored('local').set('apiKey', TEST_KEY);
  }

  wallClock(): number {
    return this.timeline.now + this.clockError;
  }

  /** 0 up to 1, the same series for the same seed (mulberry32). */
  random(): number {
    this.#random = (this.#random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#random ^ (this.#random >>> 15), 1 | this.#random);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => Math.floor(this.random() * 16).toString(16)).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  readonly randomBytes = <T extends ArrayBufferView>(into: T): T => {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(this.random() * 256);
    return into;
  };

  stored(area: string): Map<string, unknown> {
    const rows = this.#stored.get(area) ?? new Map<string, unknown>();
    this.#stored.set(area, rows);
    return rows;
  }

  /** Writes to the extension's storage and tells whoever listens. */
  store(area: string, items: Record<string, unknown>): void {
    const changes: Record<string, object> = {};
    for (const [name, value] of Object.entries(items)) {
      changes[name] = { oldValue: this.stored(area).get(name), newValue: structuredClone(value) };
      this.stored(area).set(name, structuredClone(value));
    }
    for (const worker of this.workers) worker.dispatch(`storage.${area}.onChanged`, changes);
  }

  /** The worker that is up; starts one when none is. */
  wake(): LivingWorker {
    const [worker] = this.workers;
    return worker ?? this.startWorker();
  }

  startWorker(): LivingWorker {
    this.starts += 1;
    this.upset();
    const worker = new LivingWorker(this);
    if (!worker.dead) this.workers.add(worker);
    return worker;
  }

  /** An event of the browser, which wakes a worker when none is up. */
  dispatch(event: string, ...data: unknown[]): void {
    this.wake();
    for (const worker of [...this.workers]) worker.dispatch(event, ...data)?.catch(() => undefined);
  }

  /** A page of ours asks the worker. */
  async send<T>(name: string, data: unknown, to: LivingWorker = this.wake()): Promise<Told<T>> {
    const died = new Promise<'gone'>((resolve) => this.#mourners.push({ worker: to, told: () => resolve('gone') }));
    if (to.dead) return 'gone';
    const answer = to.dispatch('runtime.onMessage', { to: 'memories-worker', name, data }, OWN_PAGE) ?? NEVER;
    return Promise.race([answer.catch(() => 'gone' as const), died]) as Promise<Told<T>>;
  }

  /** The whole browser ends and starts anew. */
  restart(): void {
    for (const worker of [...this.workers]) worker.die();
    this.stored('session').clear();
    this.dispatch('runtime.onStartup');
  }

  /** The files of the database are gone, the browser was restarted over it. */
  loseDatabase(): void {
    for (const worker of [...this.workers]) worker.die();
    this.databases = new IDBFactory();
    // Else what was known of requests stands in the second copy.
    if (this.injector.met.some(({ step }) => step.startsWith('storage'))) this.network.forgetAll();
  }

  /** The files of `storage.local` are gone, the browser was restarted over it. */
  loseSettings(): void {
    for (const worker of [...this.workers]) worker.die();
    this.stored('local').clear();
  }

  /** So much has changed that the next worker copies the history. */
  copyIsDue(): void {
    for (const worker of [...this.workers]) worker.die();
    const head = this.stored('local').get('journal') as object | undefined;
    if (head) this.stored('local').set('journal', { ...head, changes: 10_000, lookAt: undefined });
  }

  upset(): void {
    this.upsets.push(this.timeline.now);
  }

  onFault(worker: LivingWorker): void {
    this.upset();
    this.network.forget(worker);
  }

  onDeath(worker: LivingWorker): void {
    this.upset();
    this.workers.delete(worker);
    this.locks.release(worker);
    this.network.forget(worker);
    for (const mourner of this.#mourners) if (mourner.worker === worker) mourner.told();
    this.#mourners = this.#mourners.filter((mourner) => mourner.worker !== worker);
  }

  #mourners: { worker: LivingWorker; told: () => void }[] = [];

  /** Lets so much time pass. Rejects when more happens than ever should. */
  async advance(ms: number, mostEvents = 20_000): Promise<void> {
    const until = this.timeline.now + ms;
    for (let events = 0; events < mostEvents; events++) {
      await this.rest();
      this.events += 1;
      if (!this.timeline.step(until)) return this.rest();
    }
    throw new Error(`More than ${mostEvents} events in ${ms} ms`);
  }

  /** Resolves when all that can happen at this moment has happened. */
  async rest(): Promise<void> {
    let still = 0;
    for (let seen = -1; ; ) {
      still = seen === this.stirred ? still + 1 : 0;
      if (still >= PATIENCE) break;
      seen = this.stirred;
      await setImmediate();
    }
    this.network.settle();
  }
}
