/** A moment to begin at; any would do. */
export const START = Date.UTC(2026, 10, 22, 12);

interface Event {
  at: number;
  run: () => void;
}

/** Time that passes only when told to, and what is going to happen in it. The true time: nobody can set it back. */
export class Timeline {
  now = START;
  #events: Event[] = [];

  /** Calls `run` after so many ms. Out: the way to call it off. */
  in(ms: number, run: () => void): () => void {
    const event = { at: this.now + Math.max(0, ms), run };
    // From the end, since most of what is planned comes last; those of the same moment keep their order.
    let place = this.#events.length;
    while (place > 0 && (this.#events[place - 1]?.at ?? 0) > event.at) place -= 1;
    this.#events.splice(place, 0, event);
    return () => {
      const found = this.#events.indexOf(event);
      if (found >= 0) this.#events.splice(found, 1);
    };
  }

  /** Goes on to the next event until a time and makes it happen. Out: whether there was one. */
  step(until: number): boolean {
    const [next] = this.#events;
    if (!next || next.at > until) {
      this.now = Math.max(this.now, until);
      return false;
    }
    this.#events.shift();
    this.now = Math.max(this.now, next.at);
    next.run();
    return true;
  }
}
