import type { BrowserContext, Page } from '@playwright/test';
import { crash, extensionUrl, launch, makeInstalledProfile, removeProfile } from '../e2e/support/browser.ts';
import { REQUESTS_PER_MINUTE, signIn } from '../e2e/support/set-up.ts';
import { TEST_KEY } from '../emulator/api.ts';
import { type LocalWorld, startLocalWorld } from '../emulator/server.ts';
import { Ledger, type Library } from './ledger.ts';

/** Who was not answered in this time was not acknowledged, ms. */
const UNANSWERED_MS = 30_000;

interface Answer {
  ok?: { results: { url: string; outcome: string; key?: string }[] };
}

interface PageGlobals {
  chrome: {
    runtime: { sendMessage(message: unknown): Promise<unknown> };
    storage: { local: { get(name: string): Promise<object>; set(items: unknown): Promise<void> } };
    notifications: { getAll(): Promise<Record<string, boolean>> };
  };
}

/** A profile with the extension installed, the API it speaks to, and what was saved in it. */
export class Session {
  readonly profile: string;
  readonly world: LocalWorld;
  readonly ledger = new Ledger();
  context: BrowserContext | undefined;
  page: Page | undefined;

  constructor(world: LocalWorld, profile: string) {
    this.world = world;
    this.profile = profile;
  }

  /** `profile`: where, if not in a new folder. */
  static async begin(profile = makeInstalledProfile()): Promise<Session> {
    const world = await startLocalWorld();
    world.api.pacing.limits.scraper = REQUESTS_PER_MINUTE;
    const session = new Session(world, profile);
    await session.start();
    await session.#giveKey();
    return session;
  }

  async start(): Promise<void> {
    this.context = await launch({ profile: this.profile, port: this.world.port, installed: true });
    this.page = await this.context.newPage();
    await this.page.goto(extensionUrl('options.html'));
  }

  /** Runs something in a page of the extension's own. */
  ours<A, T>(what: (argument: A) => Promise<T>, argument: A): Promise<T> {
    if (!this.page) throw new Error('The browser is not up');
    return this.page.evaluate(what as (argument: unknown) => Promise<T>, argument);
  }

  /** Saves new posts as a page of ours does. Out: whether they were acknowledged; a browser that dies over it did not. */
  async save(count: number, library: Library = 'private'): Promise<boolean> {
    const urls = this.ledger.posts(count);
    this.ledger.ask(urls, library);
    const message = {
      to: 'memories-worker',
      name: 'saveCaptures',
      data: {
        items: urls.map((url) => ({ url })),
        library,
        ...(library === 'public' && { confirmedPublic: true }),
      },
    };
    const asked = this.ours((sent) => {
      const { chrome } = globalThis as unknown as PageGlobals;
      return chrome.runtime.sendMessage(sent);
    }, message).catch(() => undefined);
    const told = await Promise.race([asked, pause(UNANSWERED_MS)]);
    const queued = ((told as Answer | undefined)?.ok?.results ?? []).filter(({ outcome }) => outcome === 'queued');
    this.ledger.acknowledge(queued);
    return queued.length === count;
  }

  /** Waits until all that was acknowledged has arrived. Out: whether it has in time. */
  async arrives(withinMs: number): Promise<boolean> {
    const until = Date.now() + withinMs;
    while (this.ledger.missing(this.world).length > 0) {
      if (Date.now() > until) return false;
      await pause(200);
    }
    return true;
  }

  /** Whether saving works: acknowledged, and arrived. */
  async savesAgain(withinMs = 60_000): Promise<boolean> {
    const until = Date.now() + withinMs;
    while (!(await this.save(1))) {
      if (Date.now() > until) return false;
      await pause(500);
    }
    return true;
  }

  /** Whether the key that was set is still there. */
  hasKey(): Promise<boolean> {
    return this.ours(async () => {
      const { chrome } = globalThis as unknown as PageGlobals;
      return 'apiKey' in (await chrome.storage.local.get('apiKey'));
    }, null).catch(() => false);
  }

  #giveKey(): Promise<void> {
    return this.ours((key) => {
      const { chrome } = globalThis as unknown as PageGlobals;
      return chrome.storage.local.set({ apiKey: key, settings: { requestsPerMinute: 60 } });
    }, TEST_KEY);
  }

  /** Sets key and pace once more; as a person does where the browser's own storage can't be written any more. */
  async signIn(): Promise<void> {
    await this.#giveKey().catch(async () => {
      const page = await this.context?.newPage();
      if (page) await signIn(page);
      await page?.close();
    });
  }

  /** Waits until a copy of the history was written. Out: whether it was in time. */
  async historyIsCopied(withinMs: number): Promise<boolean> {
    for (const until = Date.now() + withinMs; Date.now() < until; await pause(500)) {
      const names = await this.ours(async () => {
        const found: string[] = [];
        const folder = (await navigator.storage.getDirectory()) as unknown as { keys(): AsyncIterable<string> };
        for await (const name of folder.keys()) found.push(name);
        return found;
      }, null);
      if (names.some((name) => name.startsWith('history-'))) return true;
    }
    return false;
  }

  /** What pages are told of keys. */
  async statesOf(keys: readonly string[]): Promise<Record<string, string>> {
    const states: Record<string, string> = {};
    for (let from = 0; from < keys.length; from += 100) {
      const message = { to: 'memories-worker', name: 'getStates', data: { keys: keys.slice(from, from + 100) } };
      const told = (await this.ours((sent) => {
        const { chrome } = globalThis as unknown as PageGlobals;
        return chrome.runtime.sendMessage(sent);
      }, message)) as { ok?: Record<string, { state: string }> };
      for (const [key, { state }] of Object.entries(told.ok ?? {})) states[key] = state;
    }
    return states;
  }

  /** Whether the browser tells the person something, or the popup has an alert. */
  async isTold(withinMs = 60_000): Promise<boolean> {
    const until = Date.now() + withinMs;
    const popup = await this.context?.newPage();
    try {
      await popup?.goto(extensionUrl('popup.html'));
      while (Date.now() < until) {
        const notified = await this.ours(async () => {
          const { chrome } = globalThis as unknown as PageGlobals;
          return Object.keys(await chrome.notifications.getAll()).length;
        }, null).catch(() => 0);
        if (notified > 0 || (await popup?.getByRole('alert').count())) return true;
        await pause(500);
      }
      return false;
    } finally {
      await popup?.close().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.ledger.upset();
    await this.context?.close().catch(() => undefined);
    this.ledger.upset();
    this.context = undefined;
  }

  async kill(): Promise<void> {
    this.ledger.upset();
    // It may have ended by itself.
    if (this.context) await crash(this.context).catch(() => this.close());
    this.ledger.upset();
    this.context = undefined;
  }

  async end(): Promise<void> {
    await this.close();
    await this.world.close();
    removeProfile(this.profile);
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
