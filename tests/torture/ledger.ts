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
  /** Arrived more than once; harmless, and only after a fault. */
  doubled: number;
  wrongLibrary: number;
  /** Runs after which the person was told, of those in which there was something to tell. */
  told: string;
  /** Runs after which saving worked again. */
  savesAgain: number;
  /** What went wrong, one line each. */
  notes: string[];
}

/** Remembers what was asked for and what was acknowledged, and compares it with what the API got. */
export class Ledger {
  readonly #asked = new Map<string, { library: Library; acknowledged: boolean }>();
  #next = 0;

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

  acknowledge(urls: readonly string[]): void {
    for (const url of urls) Object.assign(this.#asked.get(url) ?? {}, { acknowledged: true });
  }

  /** What was acknowledged and has not arrived. */
  missing({ api }: LocalWorld): string[] {
    const there = new Set([...api.libraries.videos.values()].map(({ url }) => url));
    return [...this.#asked].flatMap(([url, { acknowledged }]) => (acknowledged && !there.has(url) ? [url] : []));
  }

  figures(world: LocalWorld): Pick<Figures, 'saves' | 'acknowledged' | 'lost' | 'doubled' | 'wrongLibrary'> {
    const arrivals = [...world.api.to('scraper_url'), ...world.api.to('scraper_url_public')].flatMap(
      ({ endpoint, body }) => {
        const sent = body.kind === 'json' ? (body.value as { video_urls: string[] }).video_urls : [];
        return sent.map((url) => ({ url, library: endpoint === 'scraper_url' ? 'private' : 'public' }));
      },
    );
    const all = [...this.#asked.values()];
    return {
      saves: all.length,
      acknowledged: all.filter(({ acknowledged }) => acknowledged).length,
      lost: this.missing(world).length,
      doubled: arrivals.length - new Set(arrivals.map(({ url }) => url)).size,
      wrongLibrary: arrivals.filter(({ url, library }) => this.#asked.get(url)?.library !== library).length,
    };
  }
}
