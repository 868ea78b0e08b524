import { beforeAll, describe, expect, it } from 'vitest';
import { letRejectionsPass } from './describe-lives';
import { fullLife } from './full-life';
import type { How } from './injection';
import { runLife } from './run-life';
import { buildWorker, type WorkerCode } from './worker-code';

/**
 * How many of the steps are made to fail: each (1; `npm test` with the small life), or every n-th, beginning at
 * another one with every commit.
 */
const EVERY = Number(process.env.LIVES_EVERY ?? 3000);
const SIZE = Number(process.env.LIVES_SIZE ?? 9);
const OFFSET = Number(process.env.LIVES_FROM ?? 0) % EVERY;

describe(`each step of a full life of ${SIZE} posts fails`, () => {
  letRejectionsPass();
  let code: WorkerCode;
  beforeAll(async () => {
    code = await buildWorker();
  }, 60_000);

  it('and without any fault all is well', async () => {
    const { complaints, acknowledged } = await runLife(code, fullLife(SIZE));
    expect(complaints).toEqual([]);
    expect(acknowledged).toBeGreaterThan(SIZE);
  });

  it.each(['death', 'error', 'hang', 'quota'] satisfies How[])('by %s', { timeout: 60 * 60_000 }, async (how) => {
    const life = fullLife(SIZE);
    let n = 1 + OFFSET;
    for (let met = 1; met > 0; n += EVERY) {
      const report = await runLife(code, { ...life, actions: [{ do: 'fault', how, n }, ...life.actions] });
      expect({ how, n, met: report.met, complaints: report.complaints }).toMatchObject({ how, n, complaints: [] });
      met = report.met.length;
    }
    console.info(`${how}: each ${EVERY === 1 ? '' : `${EVERY}th `}of ${n - EVERY - 1} steps, all well`);
  });
});
