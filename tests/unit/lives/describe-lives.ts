import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit, keep, readCorpus } from './corpus';
import type { Life } from './life';
import { randomLife } from './random-life';
import { type Report, runLife } from './run-life';
import { shrink } from './shrink';
import { Tally } from './tally';
import { buildWorker, type WorkerCode } from './worker-code';

/** How many lives a run makes up in all (`npm test`: 10,000), and from which seed on. */
const LIVES = Number(process.env.LIVES ?? 60);
const FROM = Number(process.env.LIVES_FROM ?? 0);

/** What a worker leaves unhandled when its browser fails it is written to a log in the browser, and no failure here. */
export function letRejectionsPass(): void {
  let others: NodeJS.UnhandledRejectionListener[] = [];
  const pass = () => undefined;
  beforeAll(() => {
    others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', pass);
  });
  afterAll(() => {
    process.off('unhandledRejection', pass);
    for (const listener of others) process.on('unhandledRejection', listener);
  });
}

/** One part of the made-up lives; the parts run at the same time. The lives that once went wrong come first. */
export function describeLives(part: number, parts: number): void {
  describe(`lives made up from seeds, part ${part + 1} of ${parts}`, () => {
    letRejectionsPass();
    let code: WorkerCode;
    beforeAll(async () => {
      code = await buildWorker();
    }, 60_000);

    const kept = readCorpus().filter((_, i) => i % parts === part);
    it.each(kept)(
      'kept since $commit: $what',
      async ({ life }) => {
        expect((await runLife(code, life)).complaints).toEqual([]);
      },
      60_000,
    );

    it(`${Math.ceil(LIVES / parts)} new ones`, { timeout: 30 * 60_000 }, async () => {
      const tally = new Tally();
      for (let n = part; n < LIVES; n += parts) {
        const life = randomLife(FROM + n);
        const report = await runLife(code, life);
        tally.add(life, report);
        if (report.complaints.length > 0) await complain(code, life, report);
      }
      tally.print(`part ${part + 1}`);
    });
  });
}

/** Makes a life that went wrong small, keeps it, and fails with all that is needed to live it again. */
async function complain(code: WorkerCode, life: Life, { complaints }: Report): Promise<never> {
  const rules = new Set(complaints.map(({ rule }) => rule));
  const small = await shrink(life, async (smaller) =>
    (await runLife(code, smaller)).complaints.some(({ rule }) => rules.has(rule)),
  );
  const [first] = (await runLife(code, small)).complaints;
  const what = `${first?.rule}: ${first?.what}`;
  keep({ what, commit: commit(), life: small });
  throw new Error(`Seed ${life.seed} at commit ${commit()}: ${what}\n${JSON.stringify(small)}`);
}
