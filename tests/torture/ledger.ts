import type { LoggedRequest } from '../emulator/api.ts';
import { inventPost, type Site } from '../emulator/posts.ts';
import type { LocalWorld } from '../emulator/server.ts';

const SITES: readonly Site[] = ['tiktok', 'youtube', 'instagram'];

export type Library = 'private' | 'public';

/** What one kind of torture came to. */
export interface Figures {
  kind: string;
  runs: number;
  faults: number;
  saves: number;
  /** Saves that a page was told are *Queued*. */
  acknowledged: number;
  lost: number;
  /** Arrived once more after an outcome that nobody could know: harmless, and due. */
  doubled: number;
  /** Arrived once more though the first answer had come and nothing had happened to whoever it came to. */
  doubledKnown: number;
  wrongLibrary: number;
  /** Runs after which the person was told, of those in which there was something to tell. */
  told: string;
  /** Runs after which saving worked again. */
  savesAgain: number;
  /** What went wrong, one line each. */
  notes: string[];
}

/** An answer that reached the browser is written down within this time, ms; what happens sooner may prevent that. */
const WRITTEN_WITHIN_MS = 1000;

interface Arrival {
  url: string;
  library: Library;
  request: LoggedRequest;
}

/** Remembers what was asked for and what was acknowledged, and compares it with what the API got. */
export class Ledger {
  readonly #asked = new Map<string, { library: Library; acknowledged: boolean; key?: string }>();
  /** When something happened after which nobody can be sure of what was under way, ms since 1970. */
  readonly #upsets: number[] = [];
  #next = 0;

  /** A browser or worker is ended now, or was a moment ago: to be called before and after. */
  upset(): void {
    this.#upsets.push(Date.now());
  }

  /** So many posts that nobody asked for before. */
  posts(count: number): string[] {
    return Array.from({ length: count }, () => {
      this.#next += 1;
      return inventPost(SITES[this.#next % SITES.length] ?? 'tiktok', 'torture', this.#next);
    });
  }

  ask(urls: readonly string[], library: Library): void {
    for (const url of urls) this.#asked.set(url, { library, acknowledged: false });
  }

  acknowledge(saved: readonly { url: string; key?: string }[]): void {
    for (const { url, key } of saved) Object.assign(this.#asked.get(url) ?? {}, { acknowledged: true, key });
  }

  /** By which keys the acknowledged are known to the extension. */
  keys(): string[] {
    return [...this.#asked.values()].flatMap(({ acknowledged, key }) => (acknowledged && key ? [key] : []));
  }

  /** What was acknowledged and has not arrived. */
  missing({ api }: LocalWorld): string[] {
    const there = new Set([...api.libraries.videos.values()].map(({ url }) => url));
    return [...this.#asked].flatMap(([url, { acknowledged }]) => (acknowledged && !there.has(url) ? [url] : []));
  }

  figures(world: LocalWorld): Counts {
    const arrivals = arrivalsAt(world);
    const all = [...this.#asked.values()];
    const again = this.#again(arrivals);
    const known = again.filter(([first, second]) => !this.#isUnknown(first.request, second.request));
    return {
      saves: all.length,
      acknowledged: all.filter(({ acknowledged }) => acknowledged).length,
      lost: this.missing(world).length,
      doubled: again.length - known.length,
      doubledKnown: known.length,
      wrongLibrary: arrivals.filter(({ url, library }) => this.#asked.get(url)?.library !== library).length,
    };
  }

  /** What arrived again though it was known to have arrived, one line each. */
  needless(world: LocalWorld): string[] {
    return this.#again(arrivalsAt(world))
      .filter(([first, second]) => !this.#isUnknown(first.request, second.request))
      .map(([{ url, request }, second]) => {
        const { at, answeredAt = 0 } = request;
        const since = (time: number) => `${time - at} ms`;
        const upsets = this.#upsets.filter((time) => time >= at && time <= second.request.at).map(since);
        const [answered, again] = [since(answeredAt), since(second.request.at)];
        return `${url} answered after ${answered}, again after ${again}, upsets after ${upsets.join(', ') || 'none'}`;
      });
  }

  /** Each arrival that came after another of the same in the same library, with that other. */
  #again(arrivals: readonly Arrival[]): (readonly [Arrival, Arrival])[] {
    const same = Map.groupBy(arrivals, ({ url, library }) => `${library} ${url}`);
    return [...same.values()].flatMap((each) =>
      each.slice(1).map((second, i) => [each[i] as Arrival, second] as const),
    );
  }

  /** Whether somebody who asks again can't know what became of the first: no answer in time, or an end over it. */
  #isUnknown({ at, answeredAt }: LoggedRequest, again: LoggedRequest): boolean {
    if (answeredAt === undefined || answeredAt > again.at) return true;
    return this.#upsets.some((time) => time >= at && time <= Math.min(answeredAt + WRITTEN_WITHIN_MS, again.at));
  }
}

type Counts = Pick<Figures, 'saves' | 'acknowledged' | 'lost' | 'doubled' | 'doubledKnown' | 'wrongLibrary'>;

/** What the API was given and took, in the order of coming. */
function arrivalsAt({ api }: LocalWorld): Arrival[] {
  const requests = [...api.to('scraper_url'), ...api.to('scraper_url_public')].filter(({ done }) => done);
  return requests
    .sort((one, other) => one.at - other.at)
    .flatMap((request) => {
      const { body, endpoint } = request;
      const sent = body.kind === 'json' ? (body.value as { video_urls: string[] }).video_urls : [];
      const library = endpoint === 'scraper_url' ? 'private' : 'public';
      return sent.map((url): Arrival => ({ url, library, request }));
    });
}
