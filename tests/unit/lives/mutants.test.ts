import { describe, expect, it } from 'vitest';
import type { Complaint } from './checker';
import { letRejectionsPass } from './describe-lives';
import type { Life } from './life';
import { randomLife } from './random-life';
import { runLife } from './run-life';
import { buildWorker, type Mutation } from './worker-code';

const plain = { seed: 1, requestsPerMinute: 60, bad: [], taskShape: 'videos' } as const;
const few = { do: 'save', things: [0, 1, 3], library: 'private' } as const;
const minute = { do: 'wait', ms: 60_000 } as const;

/**
 * Mistakes that somebody could make, each with a life in which it matters and the rule that it breaks. A checker that
 * finds none of them would find nothing at all.
 */
const MISTAKES: [name: string, rule: Complaint['rule'], Mutation, Partial<Life>][] = [
  [
    'answers without having written',
    'lost',
    {
      file: 'utils/captures/accept.ts',
      from: "  await tx.objectStore('captures').add(capture);",
      to: "  if (capture.kind !== 'post') await tx.objectStore('captures').add(capture);",
    },
    { actions: [few, minute] },
  ],
  [
    'sends to the other library',
    'wrong place',
    {
      file: 'utils/captures/dispatch.ts',
      from: 'const to = { library,',
      to: "const to = { library: library === 'public' ? ('private' as const) : library,",
    },
    { actions: [{ ...few, library: 'public' }, minute] },
  ],
  [
    'forgets the namespace',
    'wrong place',
    {
      file: 'utils/captures/accept.ts',
      from: '    ...placeInLibrary(item, folder, settings),',
      to: "    ...placeInLibrary(item, folder, { ...settings, namespace: 'default' }),",
    },
    { actions: [{ do: 'namespace', name: 'trips' }, few, minute] },
  ],
  [
    'mixes what belongs to two namespaces',
    'wrong place',
    {
      file: 'utils/captures/plan.ts',
      from: "const place = library === 'private' ?",
      to: "const place = kind !== 'post' && library === 'private' ?",
    },
    { actions: [few, { do: 'namespace', name: 'trips' }, { ...few, things: [6, 9] }, minute] },
  ],
  [
    'drops the lease of what it sends',
    'doubled',
    { file: 'utils/captures/send.ts', from: 'leaseUntil: now + LEASE_MS', to: 'leaseUntil: 0' },
    {
      actions: [
        { do: 'trouble', trouble: { slowMs: 20_000 }, times: 3 },
        { ...few, things: [0] },
        { do: 'second worker' },
        minute,
      ],
    },
  ],
  [
    'gives up what another worker was sending',
    'lost',
    {
      file: 'utils/captures/recover.ts',
      from: "status: 'queued', leaseUntil: undefined",
      to: "status: 'cancelled', leaseUntil: undefined",
    },
    {
      actions: [
        few,
        { do: 'trouble', trouble: { silent: true }, times: 2 },
        { do: 'wait', ms: 9000 },
        { do: 'kill' },
        minute,
      ],
    },
  ],
  [
    'keeps no pace',
    'against the contract',
    { file: 'utils/captures/lanes.ts', from: 'Math.max(pause, waitMs)', to: 'waitMs' },
    { actions: [{ ...few, things: [0, 1, 2] }, minute] },
  ],
  [
    'sends what was taken back',
    'wrong place',
    {
      file: 'utils/captures/take-back.ts',
      from: "status: 'cancelled', updatedAt: now",
      to: "status: 'queued', updatedAt: now",
    },
    { actions: [few, { do: 'undo', back: 0 }, minute] },
  ],
  [
    'fails what it has no key for',
    'lost',
    {
      file: 'utils/captures/faults.ts',
      from: "  if (error.retry === 'never') return",
      to: "  if (error.retry === 'never' || error.retry === 'after-key') return",
    },
    { actions: [few, { do: 'key', to: 'wrong' }, minute] },
  ],
  [
    'sets no alarm for the worker after this one',
    'stuck',
    {
      file: 'utils/background/wake.ts',
      from: 'await browser.alarms.create(WORK_ALARM, { when: Math.max(earliest, clock.now() + SHORTEST_ALARM_MS) });',
      to: 'await browser.alarms.clear(WORK_ALARM);',
    },
    {
      requestsPerMinute: 1,
      actions: [
        { ...few, things: [0, 1, 2, 3, 4, 5] },
        { do: 'wait', ms: 10_000 },
      ],
    },
  ],
  [
    'calls done what only left',
    'untrue',
    {
      file: 'utils/captures/faults.ts',
      from: "if (code === 'duplicate')",
      to: "if (code === 'duplicate' || code === 'network')",
    },
    { actions: [{ do: 'trouble', trouble: { cut: 'before' }, times: 1 }, few, minute] },
  ],
];

describe('the checker notices a worker that', () => {
  letRejectionsPass();
  it.each(MISTAKES)('%s (%s)', { timeout: 60_000 }, async (_, rule, mistake, life) => {
    const mistaken = await buildWorker(mistake);
    const { complaints } = await runLife(mistaken, { ...randomLife(0), ...plain, ...life } as Life);
    expect(complaints.map((complaint) => complaint.rule)).toContain(rule);
  });

  it('and has nothing to say of the same lives without the mistake', { timeout: 60_000 }, async () => {
    const code = await buildWorker();
    for (const [name, , , life] of MISTAKES) {
      const { complaints } = await runLife(code, { ...randomLife(0), ...plain, ...life } as Life);
      expect({ name, complaints }).toEqual({ name, complaints: [] });
    }
  });
});
