import { browser } from 'wxt/browser';
import type { Clock } from '../captures/clock';
import type { Pump, PumpName } from '../captures/engine';

export const WORK_ALARM = 'work';

/** Packed extensions are woken after half a minute at the earliest (developer.chrome.com, chrome.alarms). */
const SHORTEST_ALARM_MS = 30_000;

/** After a mistake of ours (a bug, a full disk) nothing is lost; we look again a little later. */
const AFTER_ERROR_MS = 30_000;

export interface Waker {
  /** Makes sure that we are woken if this worker dies. To be awaited before something is accepted. */
  insure(): Promise<void>;
  /** Does what is due, and sees to being called again when more is. */
  kick(): void;
}

/**
 * Keeps the pumps going: by timers while the worker lives, by one alarm when it does not. Holds nothing that is
 * needed after a death: the next worker kicks first of all.
 */
export function createWaker(pumps: readonly Pump[], clock: Clock): Waker {
  const next = new Map<PumpName, number>();
  const timers = new Map<PumpName, ReturnType<typeof setTimeout>>();

  const insure = async () => {
    await browser.alarms.create(WORK_ALARM, { when: clock.now() + SHORTEST_ALARM_MS });
  };

  const setAlarm = async () => {
    const earliest = Math.min(...next.values());
    if (next.size < pumps.length) return;
    if (earliest === Number.POSITIVE_INFINITY) await browser.alarms.clear(WORK_ALARM);
    else await browser.alarms.create(WORK_ALARM, { when: Math.max(earliest, clock.now() + SHORTEST_ALARM_MS) });
  };

  const schedule = async (pump: Pump, at: number) => {
    next.set(pump.name, at);
    clearTimeout(timers.get(pump.name));
    const delay = Math.max(0, at - clock.now());
    // Longer timers would not live to fire: an idle worker is ended after half a minute.
    if (delay < SHORTEST_ALARM_MS)
      timers.set(
        pump.name,
        setTimeout(() => void turn(pump), delay),
      );
    await setAlarm();
  };

  const turn = async (pump: Pump) => {
    next.delete(pump.name);
    try {
      const at = await pump.run();
      for (const fed of pumps.filter(({ name }) => pump.feeds.includes(name))) void turn(fed);
      await schedule(pump, at);
    } catch (error) {
      console.error(`The ${pump.name} pump failed; it tries again shortly.`, error);
      await schedule(pump, clock.now() + AFTER_ERROR_MS);
    }
  };

  return {
    insure,
    kick() {
      void insure();
      for (const pump of pumps) void turn(pump);
    },
  };
}
