import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { acceptCaptures, type SaveRequest, type SaveSettings } from '../../../utils/captures/accept';
import type { Core } from '../../../utils/captures/core';
import { write } from '../../../utils/captures/db';
import type { LinkAnswer } from '../../../utils/captures/destination';
import { createPumps } from '../../../utils/captures/engine';
import { writeMeta } from '../../../utils/captures/meta';
import type { Count } from '../../../utils/captures/rows';
import type { MemoriesDb } from '../../../utils/captures/schema';
import { createStorage, type Storage } from '../../../utils/captures/storage';
import type { Capture, Task } from '../../../utils/captures/types';
import { createClient } from '../../../utils/memories/client';
import { FakeApi } from './fake-api';
import { memoryGround } from './ground';

/** A moment to begin at; any would do. */
export const START = Date.UTC(2026, 10, 22, 12);

export const SETTINGS: SaveSettings = {
  namespace: 'default',
  folder: '',
  folderRules: [],
  quality: 720,
  postsPerCreator: 10,
  postsPerHashtag: 10,
  callbackUrl: '',
};

/** A browser profile: what outlives the worker, and a world around it that only moves when told to. */
export class Profile {
  readonly api: FakeApi;
  /** Short links → where they lead, or how following them ends. */
  readonly links = new Map<string, string | LinkAnswer>();
  /** The short links that were followed, and when. */
  readonly followed: { url: string; at: number }[] = [];
  apiKey = 'sk-test';
  mayFollow = true;
  readonly uploadsOfPages = new Set<string>();

  private constructor(
    /** The connection of the worker that is alive. */
    public db: MemoriesDb,
    readonly ground: ReturnType<typeof memoryGround>,
    public storage: Storage,
    readonly clock: { time: number; now(): number },
  ) {
    this.api = new FakeApi(clock);
  }

  /** A new, empty profile. */
  static async create(requestsPerMinute = 1): Promise<Profile> {
    globalThis.indexedDB = new IDBFactory();
    const clock = { time: START, now: () => clock.time };
    const ground = memoryGround(clock);
    const storage = createStorage(ground);
    const profile = new Profile(await storage.db(), ground, storage, clock);
    await write(profile.db, (tx) => writeMeta(tx, 'scraperIntervalMs', 60_000 / requestsPerMinute));
    return profile;
  }

  /** The worker is another from here on: it opens the database anew, and looks whether it is what it was. */
  async restart(): Promise<void> {
    this.db.close();
    this.storage = createStorage(this.ground);
    this.db = await this.storage.db();
  }

  /** What a worker of this profile is given. `gate` is passed before everything that it waits for. */
  core(gate: () => Promise<void> = async () => undefined): Core {
    const fetch: typeof globalThis.fetch = async (input, init) => {
      await gate();
      const answer = await this.api.fetch(String(input), init);
      await gate();
      return answer;
    };
    return {
      clock: this.clock,
      random: () => 0,
      changed: () => undefined,
      sleep: async (ms) => {
        this.clock.time += ms;
      },
      db: async () => {
        await gate();
        return this.storage.db();
      },
      storage: this.storage,
      client: async () =>
        this.apiKey === ''
          ? null
          : createClient({ fetch, apiAddress: 'https://api.test', apiKey: this.apiKey, clock: this.clock }),
      follow: async (url) => {
        await gate();
        this.followed.push({ url, at: this.clock.time });
        const end = this.links.get(url);
        if (end === undefined) throw new Error('unreachable');
        await gate();
        if (typeof end !== 'string' || end === 'endless') return end;
        return { url: end, redirected: true, status: 200 };
      },
      mayFollow: async () => this.mayFollow,
      uploadsOfPages: async () => this.uploadsOfPages,
    };
  }

  /** A person saves addresses. */
  save(urls: readonly string[], request: Partial<SaveRequest> = {}, settings: Partial<SaveSettings> = {}) {
    const items = urls.map((url) => ({ url }));
    const given = { library: 'private', ...request, items } as const;
    return acceptCaptures(this.db, given, { ...SETTINGS, ...settings }, this.clock.time);
  }

  /** A worker works until nothing is left to do, or until a time; the clock jumps from one wake-up to the next. */
  async work({ until = Number.POSITIVE_INFINITY, core = this.core() } = {}): Promise<void> {
    const pumps = createPumps(core);
    for (let wakes = 0; wakes < 20_000; wakes++) {
      let next = Number.POSITIVE_INFINITY;
      for (const pump of pumps) next = Math.min(next, await pump.run());
      if (next > until || next === Number.POSITIVE_INFINITY) {
        if (Number.isFinite(until)) this.clock.time = until;
        return;
      }
      this.clock.time = Math.max(this.clock.time, next);
    }
    throw new Error('The worker never came to rest.');
  }

  captures(): Promise<Capture[]> {
    return this.db.getAll('captures');
  }

  tasks(): Promise<Task[]> {
    return this.db.getAll('tasks');
  }

  /** How many captures have each status. */
  async statuses(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { status } of await this.captures()) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }
}

/** n addresses of posts that nobody else has. */
export function posts(platform: 'tiktok' | 'youtube' | 'instagram', n: number, from = 0): string[] {
  const address = {
    tiktok: (i: number) => `https://www.tiktok.com/@maker/video/75000000000000${String(i).padStart(5, '0')}`,
    youtube: (i: number) => `https://www.youtube.com/watch?v=video${String(i).padStart(6, '0')}`,
    instagram: (i: number) => `https://www.instagram.com/p/Code${String(i).padStart(7, '0')}/`,
  }[platform];
  return Array.from({ length: n }, (_, i) => address(from + i));
}

/** A capture as it waits to be sent. */
export function waitingCapture(change: Partial<Capture> = {}): Capture {
  const [url = ''] = posts('tiktok', 1);
  return {
    id: 'capture',
    key: 'tiktok:post:7500000000000000000',
    platform: 'tiktok',
    kind: 'post',
    url,
    library: 'private',
    namespace: 'default',
    quality: 720,
    status: 'queued',
    createdAt: START,
    updatedAt: START,
    attempts: 0,
    videoNos: [],
    ...change,
  };
}

/** A worker that dies at its n-th wait: from then on nothing it waits for ever comes. */
export function mortal(diesAt: number) {
  let waits = 0;
  let died: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    died = resolve;
  });
  const gate = async () => {
    waits += 1;
    if (waits <= diesAt) return;
    died();
    await new Promise(() => undefined);
  };
  return { gate, death, waits: () => waits };
}

/** Counts in the order in which the database has them. */
export function inOrder(counts: readonly Count[]): Count[] {
  const keyOf = ({ status, kind, platform, library, importId }: Count) => [status, kind, platform, library, importId];
  return counts.toSorted((a, b) => indexedDB.cmp(keyOf(a), keyOf(b)));
}
