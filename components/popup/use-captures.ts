import { useEffect, useRef, useState } from 'preact/hooks';
import { openMemories } from '../../utils/captures/db';
import { type QueueSummary, queueSummary, readCaptures } from '../../utils/captures/read';
import type { Capture } from '../../utils/captures/types';
import { useAnnouncement } from '../ui/use-announcement';
import { captureReader } from './capture-reader';

export interface Captures {
  /** Newest first. */
  rows: readonly Capture[];
  /** Whether `rows` is everything; the newest are there at once, the others follow. */
  complete: boolean;
  queue: QueueSummary | null;
}

/** What the database holds, kept up to date. */
export function useCaptures(): Captures {
  const [captures, setCaptures] = useState<Captures>({ rows: [], complete: false, queue: null });
  const refresh = useRef<() => void>(() => undefined);

  useEffect(() => {
    const stop = new AbortController();
    let queueIsOld = true;
    const readQueue = async () => {
      queueIsOld = false;
      const queue = await queueSummary(await openMemories(), Date.now());
      if (!stop.signal.aborted) setCaptures((old) => ({ ...old, queue }));
    };
    const readRows = captureReader(
      async (before, limit) => readCaptures(await openMemories(), { before, limit }),
      (rows, complete) => {
        setCaptures((old) => ({ ...old, rows, complete }));
        // After the first rows, not beside them: a long queue takes longer to read than they do.
        if (queueIsOld) void readQueue();
      },
      stop.signal,
    );
    refresh.current = () => {
      queueIsOld = true;
      readRows();
    };
    refresh.current();
    return () => stop.abort();
  }, []);

  useAnnouncement('captures-changed', () => refresh.current());
  return captures;
}
