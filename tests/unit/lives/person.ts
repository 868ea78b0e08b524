import { TEST_KEY } from '../../emulator/api';
import type { Action, LibraryName, Life } from './life';
import { FIRST, type Thing, thing } from './things';
import type { Told, World } from './world';

/** Something that was asked for, and what the page that asked was told. The checker knows nothing else. */
export interface Ask {
  at: number;
  thing: Thing;
  library: LibraryName;
  /** '' in the public library. */
  namespace: string;
  /** The namespace that was set when the thing was first asked for: it goes along to the other library and back. */
  setNamespace: string;
  told: 'queued' | 'already-saved' | 'refused' | 'nothing';
  captureId?: string;
  key?: string;
  /** When a page was told that it is taken back (or removed, or deleted). */
  backAt?: number;
  /** When a page last asked for it to be taken back, whatever it was told. */
  backAskedAt?: number;
  /** How often it was asked for once more. */
  retries: number;
}

interface Receipt {
  results: { url: string; outcome: string; captureId?: string; key?: string }[];
}

/** Does what a life says, through the pages and the browser of a world, and remembers what was told. */
export class Person {
  readonly asks: Ask[] = [];
  /** Which keys were in force since when. */
  readonly keys: { since: number; key: string }[] = [{ since: 0, key: TEST_KEY }];
  readonly clockJumps: { at: number; ms: number }[] = [];
  readonly losses: number[] = [];
  readonly #pace: number;
  #paused = false;
  #namespace = 'default';
  /** The asks of each save that was answered, oldest first. */
  readonly #answered: Ask[][] = [];

  readonly world: World;
  constructor(world: World, life: Life) {
    this.world = world;
    world.api.pacing.limits.scraper = life.requestsPerMinute;
    world.api.quirks = { ...world.api.quirks, taskShape: life.taskShape, ids: 'number' };
    world.api.libraries.pace = { downloadMs: 1000, indexMs: 3000 };
    for (const n of life.bad) world.api.libraries.fates.set(thing(n).id, { bad: true });
    const linked = life.actions.flatMap((action) => (action.do === 'save' ? action.things : []));
    for (const n of linked.filter((number) => number >= FIRST.shortLink && number < FIRST.creator)) {
      world.network.links.set(thing(n).address, thing(n).sentAs);
    }
    this.#pace = life.requestsPerMinute;
    this.#setUp();
  }

  async perform(action: Action): Promise<void> {
    const { world } = this;
    switch (action.do) {
      case 'save':
        this.#save(action.things.map(thing), action.library, action.again);
        break;
      case 'resend':
        this.#resend(action.back, action.library);
        break;
      case 'undo':
        this.#takeBack('undoCaptures', 'undone', action.back);
        break;
      case 'remove':
        this.#takeBack('removeCaptures', 'removed', action.back);
        break;
      case 'delete':
        this.#takeBack('deleteFromLibrary', 'deleted', action.back);
        break;
      case 'retry':
        this.#retry(action.back);
        break;
      case 'wait':
        world.injector.on = !action.likeBefore;
        await world.advance(action.ms);
        world.injector.on = true;
        break;
      case 'kill':
        for (const worker of [...world.workers]) worker.die();
        break;
      case 'restart':
        world.restart();
        break;
      case 'second worker':
        world.startWorker();
        break;
      case 'lose database':
        this.losses.push(world.timeline.now);
        world.loseDatabase();
        break;
      case 'lose settings':
        world.loseSettings();
        this.keys.push({ since: world.timeline.now, key: '' });
        this.#namespace = 'default';
        break;
      case 'copy due':
        world.copyIsDue();
        break;
      case 'clock':
        world.clockError += action.ms;
        world.upset();
        this.clockJumps.push({ at: world.timeline.now, ms: action.ms });
        break;
      case 'key':
        this.#setKey({ good: TEST_KEY, wrong: 'sk-other', none: '' }[action.to]);
        break;
      case 'account':
        world.api.account.state = action.state;
        break;
      case 'namespace':
        this.#namespace = action.name;
        this.#set({ namespace: action.name });
        break;
      case 'pause':
        this.#paused = action.on;
        void world.send('setPaused', { paused: action.on });
        break;
      case 'online':
        world.network.offline = !action.on;
        break;
      case 'trouble':
        world.network.troubles.push(...Array.from({ length: action.times }, () => action.trouble));
        break;
      case 'fault':
        world.injector.arm(action.how, action.n);
        break;
    }
    await world.rest();
  }

  /** All faults stop, and the person opens the browser once more. Nothing else is done from here on. */
  async comeBack(): Promise<void> {
    const { world } = this;
    world.injector.disarm();
    world.network.troubles = [];
    world.network.offline = false;
    world.api.account.state = 'good';
    if (this.keys.at(-1)?.key !== TEST_KEY) {
      this.#setUp();
      this.#setKey(TEST_KEY);
      await world.rest();
    }
    for (const worker of [...world.workers]) worker.die();
    world.dispatch('runtime.onStartup');
    await world.rest();
    if (this.#paused) await Promise.race([world.send('setPaused', { paused: false }), world.advance(1000)]);
    await Promise.race([world.send('resume', {}), world.advance(1000)]);
  }

  /** What a page is told about everything that was ever told to be there. */
  async states(): Promise<Record<string, { state: string; problem?: string }> | string> {
    const keys = [...new Set(this.asks.flatMap(({ key }) => key ?? []))];
    const all: Record<string, { state: string; problem?: string }> = {};
    for (let from = 0; from < keys.length; from += 100) {
      const asked = this.world.send<typeof all>('getStates', { keys: keys.slice(from, from + 100) });
      const told = await Promise.race([asked, this.world.advance(10_000)]);
      if (!told || told === 'gone' || 'refused' in told) return JSON.stringify(told ?? 'no answer');
      Object.assign(all, told.ok);
    }
    return all;
  }

  #save(things: Thing[], library: LibraryName, again?: true): void {
    const asks = things.map((wanted) => this.#ask(wanted, library, this.#namespace));
    const items = things.map(({ address }) => ({ url: address }));
    const confirmedPublic = library === 'public' ? true : undefined;
    void this.world
      .send<Receipt>('saveCaptures', { items, library, confirmedPublic, again })
      .then((told) => this.#hear(asks, told));
  }

  #resend(back: number, library: LibraryName): void {
    const asks = this.#told(back).map((ask) => this.#ask(ask.thing, library, ask.setNamespace));
    if (asks.length === 0) return;
    const confirmedPublic = library === 'public' ? true : undefined;
    const captureIds = this.#idsOf(this.#told(back));
    void this.world
      .send<Receipt>('resendCaptures', { captureIds, library, confirmedPublic })
      .then((told) => this.#hear(asks, told));
  }

  #takeBack(message: string, done: string, back: number): void {
    const captureIds = this.#idsOf(this.#told(back));
    if (captureIds.length === 0) return;
    const { timeline } = this.world;
    for (const ask of this.#with(captureIds)) ask.backAskedAt = timeline.now;
    void this.world.send<Record<string, string[]>>(message, { captureIds }).then((told) => {
      if (told === 'gone' || !('ok' in told)) return;
      for (const ask of this.#with(told.ok[done] ?? [])) ask.backAt = timeline.now;
    });
  }

  #retry(back: number): void {
    const captureIds = this.#idsOf(this.#told(back));
    if (captureIds.length === 0) return;
    // Whatever is answered: from the moment it is asked it may be sent again.
    for (const ask of this.#with(captureIds)) {
      ask.retries += 1;
      ask.backAskedAt = ask.backAt === undefined ? ask.backAskedAt : this.world.timeline.now;
      ask.backAt = undefined;
    }
    void this.world.send('retryCaptures', { captureIds });
  }

  #ask(wanted: Thing, library: LibraryName, setNamespace: string): Ask {
    const namespace = library === 'public' ? '' : setNamespace;
    const at = this.world.timeline.now;
    const ask: Ask = { at, thing: wanted, library, namespace, setNamespace, told: 'nothing', retries: 0 };
    this.asks.push(ask);
    return ask;
  }

  /** Each thing's own outcome; a thing that stood twice in one request has one. */
  #hear(asks: Ask[], told: Told<Receipt>): void {
    if (told === 'gone') return;
    for (const ask of asks) {
      if (!('ok' in told)) ask.told = 'refused';
      else {
        const { address, sentAs } = ask.thing;
        const { results } = told.ok;
        // A short link may stand beside the post it leads to, each with an outcome of its own.
        const result = results.find(({ url }) => url === address) ?? results.find(({ url }) => url === sentAs);
        ask.told = result ? (result.outcome as Ask['told']) : 'refused';
        ask.captureId = result?.captureId;
        ask.key = result?.key;
      }
    }
    if ('ok' in told) this.#answered.push(asks);
  }

  #told(back: number): Ask[] {
    return this.#answered.at(-1 - back) ?? [];
  }

  #idsOf(asks: readonly Ask[]): string[] {
    return [...new Set(asks.flatMap(({ captureId }) => captureId ?? []))];
  }

  #with(captureIds: readonly string[]): Ask[] {
    return this.asks.filter(({ captureId }) => captureId !== undefined && captureIds.includes(captureId));
  }

  #setKey(key: string): void {
    this.keys.push({ since: this.world.timeline.now, key });
    this.world.store('local', { apiKey: key });
  }

  #setUp(): void {
    this.#set({ requestsPerMinute: this.#pace, postsPerCreator: 2, postsPerHashtag: 2 });
  }

  #set(change: object): void {
    const settings = (this.world.stored('local').get('settings') ?? {}) as object;
    this.world.store('local', { settings: { ...settings, ...change } });
  }
}
