import { useEffect, useRef, useState } from 'preact/hooks';
import { HAND_END } from '../../utils/captures/ids';
import { type QueueSummary, queueSummary, readCaptures } from '../../utils/captures/read';
import type { Capture, Import } from '../../utils/captures/types';
import { openMemories } from '../../utils/pages/open-memories';
import { useAnnouncement } from '../ui/use-announcement';
import { captureReader } from './capture-reader';
import type { FirstLook } from './first-look';

export interface Captures {
  /** Newest first: those saved by hand, or all there are. */
  rows: readonly Capture[];
  /** Whether `rows` is everything that it should be. */
  complete: boolean;
  imports: readonly Import[];
  queue: QueueSummary | null;
}

/**
 * What the database holds, kept up to date, beginning with what was read of it just before. `all`: read also the
 * captures of imports, of which there may be very many.
 */
export function useCaptures({ newest: { rows, more }, imports }: FirstLook, all: boolean): Captures {
  const [captures, setCaptures] = useState<Captures>({ rows, complete: !more, imports, queue: null });
  const refresh = useRef<() => void>(() => undefined);
  const withImports = all && captures.imports.length > 0;

  useEffect(() => {
    const stop = new AbortController();
    let restIsOld = true;
    const readRest = async () => {
      restIsOld = false;
      const db = await openMemories();
      const [queue, imports] = await Promise.all([queueSummary(db, Date.now()), db.getAll('imports')]);
      if (!stop.signal.aborted) setCaptures((old) => ({ ...old, queue, imports }));
    };
    const readRows = captureReader(
      async (last = withImports ? undefined : HAND_END, limit) =>
        readCaptures(await openMemories(), { before: last, limit }),
      (rows, complete) => {
        if (!withImports) setCaptures((old) => ({ ...old, rows, complete }));
        // Imports stand behind in the database, wherever they belong by time: only the whole can be put in order.
        else if (complete) setCaptures((old) => ({ ...old, rows: newestFirst(rows), complete }));
        // After the first step, not beside it: a long queue takes longer to read.
        if (restIsOld) void readRest();
      },
      stop.signal,
    );
    refresh.current = () => {
      restIsOld = true;
      readRows();
    };
    refresh.current();
    return () => stop.abort();
  }, [withImports]);

  useAnnouncement('captures-changed', () => refresh.current());
  return captures;
}

function newestFirst(rows: readonly Capture[]): readonly Capture[] {
  return rows.toSorted((a, b) => b.createdAt - a.createdAt);
}
