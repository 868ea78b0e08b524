import type { Figures } from './ledger.ts';
import { pause, Session } from './session.ts';

/** How many times one profile is killed before a new one is taken. */
const A_PROFILE = 20;

/** So long a save is waited for before the browser is killed without, ms. */
const LONGEST_MS = 15_000;

/** The browser is killed at random moments, while saves come in and requests leave. */
export async function kills(count: number): Promise<Figures> {
  const sum: Figures = emptyFigures('browser killed (SIGKILL)');
  for (let done = 0; done < count; done += A_PROFILE) {
    const session = await Session.begin();
    // The very first save waits for what an organisation may have set, of which Chromium says nothing for some seconds.
    await session.savesAgain();
    const times = Math.min(A_PROFILE, count - done);
    for (let n = 0; n < times; n++) {
      let acknowledged: () => void = () => undefined;
      const first = new Promise<void>((resolve) => {
        acknowledged = resolve;
      });
      // Every second time from when something was acknowledged: a busy machine has not come to that by then otherwise.
      const begun = n % 2 === 0 ? Promise.resolve() : Promise.race([first, pause(LONGEST_MS)]);
      const doomed = begun.then(() => pause(100 + Math.random() * 2500)).then(() => session.kill());
      let alive = true;
      doomed.then(() => {
        alive = false;
      });
      while (alive) {
        const saved = await session.save(1 + Math.floor(Math.random() * 5), Math.random() < 0.8 ? 'private' : 'public');
        if (saved) acknowledged();
        await pause(Math.random() * 120);
      }
      await doomed;
      await session.start();
    }
    sum.runs += 1;
    sum.faults += times;
    sum.savesAgain += Number(await session.savesAgain());
    await session.arrives(180_000);
    add(sum, session);
    await session.end();
  }
  sum.told = 'nothing to tell';
  return sum;
}

export function emptyFigures(kind: string): Figures {
  const asked = { saves: 0, acknowledged: 0, lost: 0, doubled: 0, doubledKnown: 0, wrongLibrary: 0 };
  return { kind, runs: 0, faults: 0, ...asked, savesAgain: 0, told: '', notes: [] };
}

/** Adds what a session came to. */
export function add(sum: Figures, session: Session): void {
  const figures = session.ledger.figures(session.world);
  for (const name of Object.keys(figures) as (keyof typeof figures)[]) sum[name] += figures[name];
  const lost = session.ledger.missing(session.world);
  if (lost.length > 0) sum.notes.push(`lost: ${lost.slice(0, 3).join(' ')}`);
  sum.notes.push(...session.ledger.needless(session.world).map((what) => `needlessly again: ${what}`));
  sum.notes.push(...session.world.api.violations.map(({ what }) => what));
}
