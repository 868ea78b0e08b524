import type { LivingWorker } from './worker';

interface Held {
  name: string;
  worker: LivingWorker;
}

type Callback = (lock: { name: string } | null) => unknown;

/** `navigator.locks` of a profile. The browser takes back what a dead worker held. */
export class Locks {
  #held: Held[] = [];
  #waiting: { name: string; worker: LivingWorker; take: () => void }[] = [];

  of(worker: LivingWorker) {
    return {
      query: async () => ({ held: this.#held.map(({ name }) => ({ name })), pending: [] }),
      request: (name: string, ...rest: unknown[]) => this.#request(worker, name, rest),
    };
  }

  release(worker: LivingWorker): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting.worker !== worker);
    this.#free((held) => held.worker === worker);
  }

  #request(worker: LivingWorker, name: string, rest: unknown[]): Promise<unknown> {
    const callback = rest.at(-1) as Callback;
    const { ifAvailable = false } = rest.length > 1 ? (rest[0] as { ifAvailable?: boolean }) : {};
    const isTaken = () => this.#held.some((held) => held.name === name);
    if (ifAvailable && isTaken()) return Promise.resolve(callback(null));
    return new Promise((resolve, reject) => {
      const take = () => {
        const held = { name, worker };
        this.#held.push(held);
        Promise.resolve()
          .then(() => callback({ name }))
          .then(resolve, reject)
          .finally(() => this.#free((other) => other === held));
      };
      if (isTaken()) this.#waiting.push({ name, worker, take });
      else take();
    });
  }

  #free(which: (held: Held) => boolean): void {
    const names = new Set(this.#held.filter(which).map(({ name }) => name));
    this.#held = this.#held.filter((held) => !which(held));
    for (const name of names) {
      const next = this.#waiting.findIndex((waiting) => waiting.name === name);
      if (next >= 0) this.#waiting.splice(next, 1)[0]?.take();
    }
  }
}
