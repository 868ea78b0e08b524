import { write } from './db';
import { freeToTakeAt } from './lanes';
import { depart } from './ledger';
import type { LaneName } from './rows';
import type { MemoriesDb } from './schema';

/** What counts as a post kept: files leave one a request. */
const postsOf = (lane: LaneName) => (lane === 'upload' ? 1 : 0);

/** Takes a lane, if it is free. Out: 0 when it is taken and the request may leave; else after how many ms to ask again. */
export function takeTurn(db: MemoriesDb, name: LaneName, now: number): Promise<number> {
  return write(db, async (tx) => {
    const free = await freeToTakeAt(tx, name, now);
    if (free > now) return free - now;
    await depart(tx, name, now, postsOf(name));
    return 0;
  });
}
