import type { Clock } from './clock';
import { attach, connect } from './db';
import { createLog } from './journal/log';
import { keepSnapshots } from './journal/snapshot';
import type { Files, Head, KeyValues } from './journal/types';
import { keepCopy } from './keep-copy';
import { PLACES_TO_TRY, type Place } from './places';
import { TROUBLE_NOTE } from './repair/damage-note';
import { isDamaged, mend } from './repair/mend';
import { moveOut } from './repair/move-out';
import { readThrough } from './repair/read-through';
import { headFromCopies } from './repair/without-head';
import type { DamageNote } from './rows';
import type { MemoriesDb } from './schema';
import { isDamage, isFull, nameOf, StorageTrouble, type TroubleCode } from './trouble';

/** What a database and its second copies stand on, handed in, so that tests can break any of it. */
export interface Ground {
  local: KeyValues;
  files: Files;
  place(n: number): Promise<Place>;
  /** Removes the database at a place; resolves in any case. */
  removePlace(n: number): Promise<void>;
  knownPlaces(): Promise<number[]>;
  clock: Clock;
  sleep(ms: number): Promise<void>;
  /** Resolves when so many ms have passed without an answer of the browser's. */
  overdue(ms: number): Promise<void>;
  /** Called when a repair left word for the person. */
  told(note: DamageNote): void;
}

/** The database with its second copy. Keeps nothing in memory that could not be found out again. */
export interface Storage {
  /** The connection, opened, checked and repaired when first needed and again whenever it was lost. */
  db(): Promise<MemoriesDb>;
  /** Whether the database may be damaged, judged by an error: then the next `db()` opens and looks at all of it. */
  suspect(error: unknown): boolean;
  /** Writes a copy of the history when enough has changed since the last. */
  keepCopy(): Promise<void>;
  /** Removes all that stands outside the database. To be called after the database was emptied. */
  forgetCopies(): Promise<void>;
}

/** Before each further try to open a database at one place, ms. */
const PAUSES_MS = [0, 200, 800, 3_000];

/** A browser that does not answer for longer than all tries take is not waited for, ms; the next who asks tries anew. */
const PATIENCE_MS = 60_000;

export function createStorage(ground: Ground): Storage {
  const log = createLog(ground.local);
  let open: Promise<MemoriesDb> | undefined;
  let suspected = false;
  /** Errors that were told of: who met one and who waited for him may both tell, and by then all may be well again. */
  const heeded = new WeakSet<object>();
  /** What pages are told; null: whatever an earlier worker left. */
  let reported: TroubleCode | undefined | null = null;

  const lose = () => {
    open = undefined;
  };

  const suspect = (error: unknown) => {
    if (!isDamage(error)) return false;
    if (heeded.has(error)) return true;
    heeded.add(error);
    suspected = true;
    const lost = open;
    lose();
    void lost?.then((db) => db.close()).catch(() => undefined);
    return true;
  };

  /** Opens one place, several times if need be. */
  const openAt = async (n: number): Promise<MemoriesDb> => {
    let last: unknown;
    for (const pause of PAUSES_MS) {
      if (pause > 0) await ground.sleep(pause);
      try {
        const db = await connect(lose, await ground.place(n));
        if (suspected) await readThrough(db);
        return db;
      } catch (error) {
        if (nameOf(error) === 'VersionError') throw new StorageTrouble('newer', error);
        if (isFull(error)) throw new StorageTrouble('full', error);
        last = error;
      }
    }
    throw last;
  };

  const openAnywhere = async (): Promise<MemoriesDb> => {
    const noted = await log.head().catch((error) => {
      throw new StorageTrouble('broken', error);
    });
    const first = noted?.place ?? Math.max(1, ...(await ground.knownPlaces()));
    let last: unknown;
    for (let place = first; place < first + PLACES_TO_TRY; place++) {
      const found = await openAt(place).catch((error) => {
        if (error instanceof StorageTrouble) throw error;
        last = error;
      });
      if (!found) continue;
      const head = noted ?? (await headAgain(found, place));
      const moved = (await isDamaged(found, head)) && place === head?.place && (await leave(found, place + 1));
      const db = moved || found;
      const { files, local, told, clock } = ground;
      await mend({ db, log, files, local, told, place: moved ? place + 1 : place, now: clock.now() });
      if (head && (moved || place !== first)) await ground.removePlace(head.place);
      suspected = false;
      attach(db, { append: log.append, noted: { seq: -1, hashes: new Map() }, suspect, report });
      return db;
    }
    throw new StorageTrouble('broken', last);
  };

  /** Where the head is gone: what the copies say that it was, written down. */
  const headAgain = async (db: MemoriesDb, place: number): Promise<Head | undefined> => {
    const found = await headFromCopies(db, { ...ground, log }, place);
    if (found) await log.setHead(found);
    return found;
  };

  /** Leaves a damaged database for the next place; stays where that can't be. */
  const leave = async (damaged: MemoriesDb, next: number): Promise<MemoriesDb | undefined> => {
    const db = await openAt(next).catch(() => undefined);
    if (!db) return undefined;
    try {
      await moveOut(damaged, db);
      damaged.close();
      return db;
    } catch {
      db.close();
      return undefined;
    }
  };

  /** Opens, but waits for the browser no longer than a person would. */
  const openInTime = async (): Promise<MemoriesDb> => {
    let isOpen = false;
    const opening = openAnywhere().then((db) => {
      isOpen = true;
      return db;
    });
    const late = ground.overdue(PATIENCE_MS).then((): never => {
      // The time runs out in any case; a connection that was there by then is in use.
      if (!isOpen) void opening.then((db) => db.close()).catch(() => undefined);
      throw new StorageTrouble('broken', new Error('the browser does not answer'));
    });
    return Promise.race([opening, late]);
  };

  /** Pages show why nothing is stored, as long as that is so; where even that can't be written, answers say it. */
  const report = (trouble: TroubleCode | undefined) => {
    if (trouble === reported) return;
    reported = trouble;
    const noted = trouble ? ground.local.set({ [TROUBLE_NOTE]: trouble }) : ground.local.remove([TROUBLE_NOTE]);
    noted.catch(() => undefined);
  };

  const db = () => {
    open ??= openInTime().then(
      (opened) => {
        report(undefined);
        return opened;
      },
      (error) => {
        lose();
        if (error instanceof StorageTrouble) report(error.code);
        throw error;
      },
    );
    return open;
  };

  return {
    db,
    suspect,
    keepCopy: async () => keepCopy(await db(), log, ground.files, ground.clock.now()),
    async forgetCopies() {
      await keepSnapshots(ground.files, []).catch(() => undefined);
      const head = await log.head();
      const places = await ground.knownPlaces().catch(() => []);
      await Promise.all(places.filter((n) => n !== head?.place).map((n) => ground.removePlace(n)));
      if (head)
        await log.rebuild(
          { ...head, changes: 0, lookAt: undefined, snapshot: undefined, older: undefined },
          { rows: [] },
        );
    },
  };
}
