import { bringTimesToNow } from './clock-set-back';
import { type Core, NEVER } from './core';
import { write } from './db';
import { followNext } from './follow';
import { recover } from './recover';
import { resolveNext } from './resolve';
import { sendNext } from './send';

export type PumpName = 'resolve' | 'scraper' | 'upload' | 'follow' | 'copy' | 'keep-up' | 'transcripts' | 'share';

/** A kind of work that goes on by itself, independent of the others: a slow request here holds up nothing there. */
export interface Pump {
  name: PumpName;
  /** Whom its work gives work: to be called when it has run. */
  feeds: readonly PumpName[];
  /** Does all that is due. Out: when to call again, ms since 1970, `Infinity` if only an event can bring work. */
  run(): Promise<number>;
}

/** The work of the durable core, those that feed others first. Every pump first waits until what an earlier worker left was taken up. */
export function createPumps(core: Core): Pump[] {
  const startedAt = core.clock.now();
  let taken: Promise<void> | undefined;
  const takeUp = () => {
    taken ??= recover(core, startedAt).catch((error) => {
      // A full disk, a database that is just being closed: the next run tries again.
      taken = undefined;
      throw error;
    });
    return taken;
  };
  let latest = Number.NEGATIVE_INFINITY;
  /** A worker that starts rights the times by itself; one that lives through a set-back sees it here. */
  const heedClock = async () => {
    const now = core.clock.now();
    const wasSetBack = now < latest;
    latest = now;
    if (wasSetBack) await write(await core.db(), (tx) => bringTimesToNow(tx, now));
  };
  const pump = (name: PumpName, feeds: readonly PumpName[], step: () => Promise<number>): Pump => ({
    name,
    feeds,
    run: oneAtATime(core, async () => {
      try {
        await takeUp();
        await heedClock();
        return await step();
      } catch (error) {
        // Damage that shows only now: whoever comes next finds a connection that was looked at.
        core.storage.suspect(error);
        throw error;
      }
    }),
  });
  return [
    pump('resolve', ['scraper'], () => resolveNext(core)),
    pump('scraper', ['follow'], () => sendNext(core, 'scraper')),
    pump('upload', ['follow'], () => sendNext(core, 'upload')),
    pump('follow', ['copy', 'transcripts'], () => followNext(core)),
    pump('copy', [], () => core.storage.keepCopy().then(() => NEVER)),
  ];
}

/**
 * Repeats a step until it has nothing due. A call while it runs makes it look once more at the end, and waits for
 * that end: two runs never overlap.
 */
export function oneAtATime({ clock }: Pick<Core, 'clock'>, step: () => Promise<number>): () => Promise<number> {
  let running: Promise<number> | undefined;
  let again = false;
  const drain = async (): Promise<number> => {
    try {
      let next: number;
      do {
        again = false;
        next = await step();
      } while (again || next <= clock.now());
      return next;
    } finally {
      running = undefined;
    }
  };
  return () => {
    again = true;
    running ??= drain();
    return running;
  };
}
