import { useEffect, useRef, useState } from 'preact/hooks';
import { openMemories } from '../../utils/captures/db';
import { type CapturePage, type QueueSummary, queueSummary, readCaptures } from '../../utils/captures/read';
import type { Capture } from '../../utils/captures/types';
import { useAnnouncement } from '../ui/use-announcement';
import { captureReader } from './capture-reader';

export interface Captures {
  /** Newest first. */
  rows: readonly Capture[];
  /** Whether `rows` is everything. */
  complete: boolean;
  queue: QueueSummary | null;
}

/** What the database holds, kept up to date, beginning with what was read of it just before. */
export function useCaptures({ rows, more }: CapturePage): Captures {
  const [captures, setCaptures] = useState<Captures>({ rows, complete: !more, queue: null });
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
        // After the first step, not beside it: a long queue takes longer to read.
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
