import { beforeAll, describe, expect, it } from 'vitest';
import { letRejectionsPass } from './describe-lives';
import { fullLife, lossesOfDatabase, lossesOfSettings, shortLife } from './full-life';
import type { How } from './injection';
import type { Life } from './life';
import { runLife } from './run-life';
import { buildWorker, type WorkerCode } from './worker-code';

/** Each step fails (1; what `npm test` does with the short life), or every n-th. */
const EVERY = Number(process.env.LIVES_EVERY ?? 60);
const OFFSET = EVERY > 1 ? Number(process.env.LIVES_FROM ?? 0) % EVERY : 0;
/** How many posts a full life has; without it the life is short. */
const SIZE = Number(process.env.LIVES_SIZE ?? 0);

const LIVES: [name: string, life: Life][] = [
  SIZE > 0 ? [`a full life of ${SIZE} posts`, fullLife(SIZE)] : ['a short life', shortLife()],
  ['a life in which the database is lost', lossesOfDatabase()],
  ['a life in which settings and journal are lost', lossesOfSettings()],
];

/** In lives with all that there is each step in turn fails in these ways, until a life meets no fault any more. */
export function describeFaults(hows: readonly How[]): void {
  describe.each(LIVES)('each step of %s fails', (_, life) => {
    letRejectionsPass();
    let code: WorkerCode;
    beforeAll(async () => {
      code = await buildWorker();
    }, 60_000);

    it(`by ${hows.join(', ')}, but not yet`, { timeout: 60_000 }, async () => {
      const { complaints, acknowledged } = await runLife(code, life);
      expect(complaints).toEqual([]);
      expect(acknowledged).toBeGreaterThan(3);
    });

    it.each(hows)('by %s', { timeout: 12 * 60 * 60_000 }, async (how) => {
      const wrong: object[] = [];
      let n = 1 + OFFSET;
      for (let met = 1; met > 0; n += EVERY) {
        const report = await runLife(code, { ...life, actions: [{ do: 'fault', how, n }, ...life.actions] });
        if (report.complaints.length > 0) wrong.push({ how, n, met: report.met, complaints: report.complaints });
        met = report.met.length;
      }
      console.info(
        `${how}: ${EVERY === 1 ? 'each' : `each ${EVERY}th`} of ${n - EVERY - 1} steps, ${wrong.length} wrong`,
      );
      expect(wrong).toEqual([]);
    });
  });
}
