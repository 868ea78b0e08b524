/** Which requests share one of the provider's published limits. */
export type Lane = 'scraper' | 'upload' | 'status' | 'list' | 'search' | 'transcript' | 'chat' | 'download';

/** Published limits, requests a minute. Source: provider documentation v1.2. */
export type Limits = Record<Lane, number>;

export const PUBLISHED_LIMITS: Limits = {
  scraper: 1,
  upload: 60,
  status: 60,
  list: 300,
  search: 60,
  transcript: 60,
  chat: 2,
  download: 12,
};

/**
 * How much closer two requests may come in than they were sent, ms. Small: the sender counts its pause from the
 * answer, so only a request whose sender died before the answer can be followed sooner.
 */
const JITTER_MS = 100;

/** Watches that requests of a lane keep their distance. */
export class PaceWatch {
  limits: Limits = { ...PUBLISHED_LIMITS };
  readonly #last = new Map<Lane, number>();

  /** Notes a request; says what is wrong with its time, if anything is. */
  note(lane: Lane, now: number): string | undefined {
    const last = this.#last.get(lane);
    this.#last.set(lane, now);
    const apart = 60_000 / this.limits[lane];
    if (last === undefined || now - last >= apart - JITTER_MS) return undefined;
    return `${lane} requests ${now - last} ms apart, ${Math.round(apart)} ms are due`;
  }
}
