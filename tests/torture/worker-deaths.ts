import { killWorker } from '../e2e/support/browser.ts';
import { add, emptyFigures } from './kills.ts';
import type { Figures } from './ledger.ts';
import { pause, Session } from './session.ts';

/** The worker dies while a request is under way: carried out, and never answered. */
export async function workerDeaths(count: number): Promise<Figures> {
  const sum = emptyFigures('worker dead in mid-request');
  const session = await Session.begin();
  const { api } = session.world;
  for (let n = 0; n < count && session.context; n++) {
    const before = api.to('scraper_url').length;
    api.faults.add('scraper_url', { silent: true });
    await session.save(2);
    while (api.to('scraper_url').length === before) await pause(50);
    session.ledger.upset();
    await killWorker(session.context);
    session.ledger.upset();
    sum.faults += 1;
    // Anything that a page asks wakes the next one.
    sum.savesAgain += Number(await session.savesAgain());
    await session.arrives(90_000);
  }
  sum.runs = count;
  sum.told = 'nothing to tell';
  add(sum, session);
  await session.end();
  return sum;
}
