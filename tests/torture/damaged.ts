import { DAMAGES, type DamageName, damage, type StoreName, undoReadOnly } from '../e2e/support/damage.ts';
import { add, emptyFigures } from './kills.ts';
import type { Figures } from './ledger.ts';
import { pause, Session } from './session.ts';

/** After these every row is still there, so that nobody has to be told. Root writes where nobody may. */
const WITHOUT_HARM: readonly DamageName[] = [
  'garbage after the log',
  ...(process.getuid?.() === 0 ? (['folder read-only'] as const) : []),
];

export const DAMAGE_NAMES = Object.keys(DAMAGES) as DamageName[];

interface How {
  count: number;
  /** Which damage comes first. */
  at: number;
  store: StoreName;
  /** Killed while requests are under way and tasks are followed; else nothing has left before the damage. */
  isBusy?: boolean;
}

/** The files of one store are damaged while the browser is closed, with saves in it that were acknowledged. */
export async function damaged({ count, at, store, isBusy = false }: How): Promise<Figures> {
  const sum = emptyFigures(`${store} damaged${isBusy ? ' while sending and following' : ''}`);
  let told = 0;
  let toTell = 0;
  for (let n = 0; n < count; n++) {
    const name = DAMAGE_NAMES[(at + n) % DAMAGE_NAMES.length] as DamageName;
    const session = await Session.begin();
    if (!isBusy) session.world.api.faults.add('any', { gateway: 503 }, 1000);
    await session.save(3);
    await session.save(2, 'public');
    if (isBusy) {
      await pause(Math.random() * 4000);
      await session.save(3);
      await pause(Math.random() * 1000);
    }
    if (n % 2 === 0 && !isBusy) await session.close();
    else await session.kill();
    damage(session.profile, name, store);
    session.world.api.faults.clear();
    sum.runs += 1;
    sum.faults += 1;
    await session.start();
    const isLess = store === 'settings' ? !(await session.hasKey()) : !WITHOUT_HARM.includes(name);
    const isTold = await session.isTold(isLess && !isBusy ? 60_000 : 2000);
    if (store === 'settings') await session.signIn();
    const works = await session.savesAgain();
    await session.arrives(60_000);
    sum.savesAgain += Number(works);
    // What has left by then is in the copies as it is in the database: often there is nothing to tell.
    if (!isBusy) {
      toTell += Number(isLess);
      told += Number(isLess && isTold);
    }
    const before = sum.lost;
    add(sum, session);
    if (sum.lost > before || !works || (isLess && !isTold && !isBusy)) {
      const lost = sum.lost - before;
      sum.notes.push(`${name}: ${lost} lost, ${works ? 'saves' : 'does not save'} again, ${isTold ? '' : 'not '}told`);
    }
    undoReadOnly(session.profile);
    await session.end();
  }
  sum.told = isBusy ? 'where rows came back' : `${told} of ${toTell}`;
  return sum;
}
