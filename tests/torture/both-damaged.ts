import { damage, undoReadOnly } from '../e2e/support/damage.ts';
import { DAMAGE_NAMES } from './damaged.ts';
import { add, emptyFigures } from './kills.ts';
import type { Figures } from './ledger.ts';
import { Session } from './session.ts';

/** So many posts that are ready make a copy of the history. */
const HISTORY = 300;

/**
 * Both stores are damaged at once: what is left is a copy of the history. What had not left then is in neither, and
 * counts as lost only where nobody is told of it; a row of the history that did not come back does in any case.
 */
export async function bothDamaged(count: number, at: number): Promise<Figures> {
  const sum = emptyFigures('database and settings damaged');
  let told = 0;
  for (let n = 0; n < count; n++) {
    const name = DAMAGE_NAMES[(at + n) % DAMAGE_NAMES.length] ?? 'folder gone';
    const session = await Session.begin();
    for (let saved = 0; saved < HISTORY; saved += 50) await session.save(50);
    const isCopied = (await session.arrives(120_000)) && (await session.historyIsCopied(120_000));
    const history = session.ledger.keys();
    session.world.api.faults.add('any', { gateway: 503 }, 1000);
    await session.save(3);
    await session.kill();
    for (const store of ['database', 'settings'] as const) damage(session.profile, name, store);
    session.world.api.faults.clear();
    sum.runs += 1;
    sum.faults += 2;
    await session.start();
    const isTold = await session.isTold(60_000);
    await session.signIn();
    const works = await session.savesAgain();
    await session.arrives(10_000);
    const known = await session.statesOf(history);
    const missing = history.filter((key) => !['ready', 'processing'].includes(known[key] ?? 'idle')).length;
    const before = sum.lost;
    add(sum, session);
    const lost = sum.lost - before;
    sum.lost = before + missing + (isTold ? 0 : lost);
    sum.savesAgain += Number(works);
    told += Number(isTold);
    const copied = isCopied ? '' : 'no copy was made, ';
    sum.notes.push(`${name}: ${copied}${missing} of ${HISTORY} lost of the history, ${lost} of 3 gone that waited`);
    undoReadOnly(session.profile);
    await session.end();
  }
  sum.told = `${told} of ${count}`;
  return sum;
}
