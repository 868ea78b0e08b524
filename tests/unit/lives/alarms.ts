import type { Timeline } from './timeline';

interface Alarm {
  name: string;
  scheduledTime: number;
  periodInMinutes?: number;
}

/**
 * The browser's alarms; they outlive the worker. As in Chromium, each is a timer of the true time that looks at the
 * wall clock once it is over: a clock that was set back makes it wait until that time has come again.
 */
export class Alarms {
  readonly #all = new Map<string, { alarm: Alarm; cancel: () => void }>();

  constructor(
    private readonly timeline: Timeline,
    private readonly wallClock: () => number,
    private readonly ring: (alarm: Alarm) => void,
  ) {}

  set(name: string, how: { when?: number; delayInMinutes?: number; periodInMinutes?: number }): void {
    const delay = (how.delayInMinutes ?? how.periodInMinutes ?? 0) * 60_000;
    this.#plan({ name, scheduledTime: how.when ?? this.wallClock() + delay, periodInMinutes: how.periodInMinutes });
  }

  clear(name: string): boolean {
    this.#all.get(name)?.cancel();
    return this.#all.delete(name);
  }

  get(name: string): Alarm | undefined {
    return this.#all.get(name)?.alarm;
  }

  #plan(alarm: Alarm): void {
    this.#all.get(alarm.name)?.cancel();
    const cancel = this.timeline.in(alarm.scheduledTime - this.wallClock(), () => {
      if (this.wallClock() < alarm.scheduledTime) return this.#plan(alarm);
      this.#all.delete(alarm.name);
      const { periodInMinutes } = alarm;
      if (periodInMinutes) this.#plan({ ...alarm, scheduledTime: this.wallClock() + periodInMinutes * 60_000 });
      this.ring(alarm);
    });
    this.#all.set(alarm.name, { alarm, cancel });
  }
}
