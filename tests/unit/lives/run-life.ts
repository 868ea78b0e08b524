import { type Complaint, check } from './checker';
import type { How, Step } from './injection';
import type { Life } from './life';
import type { Received } from './network';
import { Person } from './person';
import { thing } from './things';
import type { WorkerCode } from './worker-code';
import { World } from './world';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Report {
  complaints: Complaint[];
  /** The faults that came about. */
  met: readonly { how: How; step: Step }[];
  asked: number;
  acknowledged: number;
  /** Things that the API took. */
  arrived: number;
  /** … of them those that it had been given before. */
  doubled: number;
  /** Steps that could have failed. */
  steps: number;
  told: number;
  events: number;
  starts: number;
}

/** Lives a life and looks at it afterwards. */
export async function runLife(code: WorkerCode, life: Life): Promise<Report> {
  const world = new World(code, life.seed);
  const person = new Person(world, life);
  const complaints: Complaint[] = [];
  const { stackTraceLimit } = Error;
  // Databases throw and catch a lot, and a stack costs more than the rest of it.
  Error.stackTraceLimit = 0;
  try {
    for (const action of life.actions) await person.perform(action);
    await person.comeBack();
    await world.advance(endsWithin(life, person.asks.length), 3000);
  } catch (error) {
    complaints.push({ rule: 'stuck', what: error instanceof Error ? error.message : String(error) });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  const states = await person.states();
  for (const worker of [...world.workers]) worker.die();
  complaints.push(
    ...check({
      ...person,
      received: world.network.received,
      violations: world.api.violations,
      upsets: world.upsets,
      states,
      requestsPerMinute: life.requestsPerMinute,
      bad: new Set(life.bad.map((n) => thing(n).id)),
    }),
  );
  return {
    complaints,
    met: world.injector.met,
    doubled: countDoubled(world.network.received),
    asked: person.asks.length,
    acknowledged: person.asks.filter(({ told }) => told === 'queued').length,
    arrived: arrivals(world.network.received).length,
    steps: world.injector.steps,
    events: world.events,
    starts: world.starts,
    told: world.notifications.length,
  };
}

function arrivals(received: readonly Received[]): string[] {
  const taken = received.filter((request) => request.taken);
  return taken.flatMap(({ things, library, namespace }) => things.map((sent) => `${sent} ${library} ${namespace}`));
}

function countDoubled(received: readonly Received[]): number {
  const all = arrivals(received);
  return all.length - new Set(all).size;
}

/**
 * In how much time all that was asked for has come to its end once nothing goes wrong any more, ms. Each thing may need
 * three requests of its own if bad ones must be searched for; before that the last pause of an earlier fault, a lease
 * and a `Retry-After` run out, and who was refused alone waits for a second
 * look, three hours while nothing else is taken; after it a task is asked for every ten minutes, and once it is a day old every six hours.
 */
export function endsWithin(life: Life, things: number): number {
  const interval = Math.max(MINUTE / life.requestsPerMinute, SECOND) + 2 * SECOND;
  const sending = (3 * things + 10) * interval;
  const pauses = 5 * 1.25 * MINUTE + MINUTE + 2 * MINUTE;
  const secondLooks = (life.bad.length + 1) * 3 * HOUR;
  const growing = 30 * MINUTE;
  const following = 3 * 10 * MINUTE;
  const isOld = life.actions.some((action) => action.do === 'clock' && Math.abs(action.ms) >= DAY);
  return sending + pauses + secondLooks + growing + following + HOUR + (isOld ? 2 * 6 * HOUR : 0);
}
