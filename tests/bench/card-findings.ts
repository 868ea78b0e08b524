import type { Work } from './browsers.ts';
import { type Finding, median, range } from './measure.ts';
import type { OurShare } from './profile.ts';

const AIMS = { scriptMs: 10, longTaskMs: 50, controls: 60, ratio: 1.5 };

interface Visit extends Work {
  longTasks: number[];
  controls: { mounted: number; missing: number };
}

/** One run: a visit with the extension, one without, and perhaps one with it that was looked at closely. */
export interface Sample {
  with: Visit;
  without: Visit;
  watched?: { ours: OurShare; time: { fromStart: number; fromCards: number } };
}

/** What the visits to one kind of page say. Aims are given where `isAimed`. */
export function cardFindings(what: string, isAimed: boolean, samples: readonly Sample[]): Finding[] {
  const over = (pick: (sample: Sample) => number) => samples.map(pick);
  const aim = (value: number) => (isAimed ? value : undefined);
  const script = scripting(samples);
  const whole = over((s) => s.with.script + s.with.compile - s.without.script - s.without.compile);
  const task = over((s) => s.with.task - s.without.task);
  const long = over((s) => s.with.longTasks.length - s.without.longTasks.length);
  const alone = median(over((s) => s.without.task));
  const missing = Math.max(...over((s) => s.with.controls.missing));
  return [
    { what: `${what}: scripting`, value: median(script), unit: 'ms', aim: aim(AIMS.scriptMs), note: range(script) },
    {
      what: `${what}: scripting and compiling`,
      value: median(whole),
      unit: 'ms',
      aim: aim(AIMS.scriptMs),
      note: range(whole),
    },
    {
      what: `${what}: main thread`,
      value: median(task),
      unit: 'ms',
      note: `${range(task)}; the page alone ${Math.round(alone)}`,
    },
    { what: `${what}: long tasks more`, value: median(long), unit: 'tasks', note: range(long) },
    {
      what: `${what}: controls mounted`,
      value: Math.max(...over((s) => s.with.controls.mounted)),
      unit: 'controls',
      aim: aim(AIMS.controls),
      note: `cards in view without one: ${missing}`,
    },
    ...watchedFindings(
      what,
      samples.flatMap(({ watched }) => watched ?? []),
    ),
  ];
}

function watchedFindings(what: string, watched: readonly NonNullable<Sample['watched']>[]): Finding[] {
  if (watched.length === 0) return [];
  const longest = watched.map(({ ours }) => ours.longest);
  const stood = watched.map(({ time }) => time.fromCards);
  const fromStart = median(watched.map(({ time }) => time.fromStart));
  return [
    {
      what: `${what}: our longest stretch`,
      value: median(longest),
      unit: 'ms',
      aim: AIMS.longTaskMs,
      note: `${range(longest)}; most of all: ${watched[0]?.ours.top.slice(0, 3).join(', ')}`,
    },
    {
      what: `${what}: cards seen to controls stand`,
      value: median(stood),
      unit: 'ms',
      note: `${range(stood)}; from the beginning ${Math.round(fromStart)}`,
    },
  ];
}

/** How many times the scripting of small pages that of large ones is. */
export function scriptRatio(what: string, bySize: readonly (readonly Sample[])[]): Finding {
  const [few = 0, many = 0] = bySize.map((samples) => median(scripting(samples)));
  return { what, value: many / few, unit: 'times', aim: AIMS.ratio };
}

const scripting = (samples: readonly Sample[]) => samples.map((s) => s.with.script - s.without.script);
