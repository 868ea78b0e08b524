import { DAMAGES, type DamageName, damage, undoReadOnly } from '../e2e/support/damage.ts';
import { add, emptyFigures } from './kills.ts';
import type { Figures } from './ledger.ts';
import { Session } from './session.ts';

/** After these every row is still there, so that nobody has to be told. Root writes where nobody may. */
const WITHOUT_HARM: readonly DamageName[] = [
  'garbage after the log',
  ...(process.getuid?.() === 0 ? (['folder read-only'] as const) : []),
];

/** The files of the database are damaged while the browser is closed, with saves in it that have not left yet. */
export async function damaged(count: number, at = 0): Promise<Figures> {
  const sum = emptyFigures('database damaged');
  const names = Object.keys(DAMAGES) as DamageName[];
  let told = 0;
  let toTell = 0;
  for (let n = 0; n < count; n++) {
    const name = names[(at + n) % names.length] as DamageName;
    const session = await Session.begin();
    // So that nothing leaves before the damage is done.
    session.world.api.faults.add('any', { gateway: 503 }, 1000);
    await session.save(3);
    await session.save(2, 'public');
    if (n % 2 === 0) await session.close();
    else await session.kill();
    damage(session.profile, name);
    session.world.api.faults.clear();
    sum.runs += 1;
    sum.faults += 1;
    await session.start();
    const works = await session.savesAgain();
    const arrived = await session.arrives(60_000);
    const isLess = !WITHOUT_HARM.includes(name);
    const wasTold = isLess ? await session.isTold() : await session.isTold(arrived ? 2000 : 60_000);
    sum.savesAgain += Number(works);
    toTell += Number(isLess);
    told += Number(isLess && wasTold);
    const before = sum.lost;
    add(sum, session);
    if (sum.lost > before || !works || (isLess && !wasTold)) {
      const lost = sum.lost - before;
      sum.notes.push(`${name}: ${lost} lost, ${works ? 'saves' : 'does not save'} again, ${wasTold ? '' : 'not '}told`);
    }
    undoReadOnly(session.profile);
    await session.end();
  }
  sum.told = `${told} of ${toTell}`;
  return sum;
}
