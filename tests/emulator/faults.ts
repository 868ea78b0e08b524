import type { EndpointName } from './endpoints.ts';

/** One way in which an answer can go wrong. */
export type Trouble =
  /** An error of the API: its code and its words, inside HTTP 200 unless told otherwise. */
  | { answer: string; words?: string; status?: number; retryAfter?: string }
  /** What stands in front of the API answers: HTML, or JSON of another shape. */
  | { html: number }
  | { gateway: number }
  /** The connection is cut, before or after the request was carried out. */
  | { cut: 'before' | 'after' }
  | { slowMs: number }
  /** Carried out, never answered. */
  | { silent: true }
  /** A streamed answer breaks off after so many events. */
  | { breakAfter: number }
  /** `success: true`, yet no task in it. */
  | { hollow: 'no-data' | 'no-task-id' };

/** Faults of today's API, by what they are. Source: memories-api-today, rows 1 and 6. */
export const TODAYS = {
  /** `0001` as a passing fault of the network. */
  hiccup: { answer: '0001', words: 'Network error, please try again' },
  /** `0001` that speaks of what was sent, though nothing is wrong with it. */
  accusation: { answer: '0001', words: 'Invalid parameter: video_urls' },
  /** An envelope that finds nothing: a wrong path, a proxy, a release of theirs. */
  nothingHere: { answer: '0404', words: 'not found' },
  /** Another computer with the same key has used up the account's pace. */
  foreign: { answer: '0429', words: 'too many requests' },
} as const satisfies Record<string, Trouble>;

interface Fault {
  on: EndpointName | 'any';
  left: number;
  trouble: Trouble;
}

/** Troubles that wait for their requests. */
export class Faults {
  #waiting: Fault[] = [];

  /** The next `times` requests to an endpoint meet this trouble; `Infinity`: all until `clear`. */
  add(on: EndpointName | 'any', trouble: Trouble, times = 1): void {
    this.#waiting.push({ on, left: times, trouble });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Takes the trouble that is due for a request to this endpoint. */
  take(endpoint: EndpointName): Trouble | undefined {
    const fault = this.#waiting.find((f) => f.left > 0 && (f.on === 'any' || f.on === endpoint));
    if (fault) fault.left -= 1;
    return fault?.trouble;
  }
}
