import { useCallback, useRef, useState } from 'preact/hooks';
import type { ListContents } from '../../utils/lists/types';
import { addContents, type Found, nothingFound } from './found';

/** Reads one file beside the page. */
export type ReadFile = (
  file: File,
  options: { signal: AbortSignal; onProgress: (progress: { read: number; size: number; found: number }) => void },
) => Promise<ListContents>;

export interface Progress {
  name: string;
  read: number;
  size: number;
  found: number;
}

/** A file that could not be read at all. */
export interface Unread {
  name: string;
  detail: string;
}

export interface Reading {
  found: Found;
  /** Changes whenever `found` does, which is changed in place. */
  version: number;
  progress: Progress | null;
  unread: readonly Unread[];
  /** Reads files, one after the other, behind those that are being read. */
  add: (files: Iterable<File>) => void;
  stop: () => void;
  forget: () => void;
  /** Says that something in `found` was changed. */
  touch: () => void;
}

/** How often progress is drawn, ms. */
const DRAW_MS = 100;

/** What was read of all files that were handed to the page, and how far the one at hand is. */
export function useReading(readFile: ReadFile): Reading {
  const found = useRef<Found>(nothingFound());
  const [version, setVersion] = useState(0);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [unread, setUnread] = useState<readonly Unread[]>([]);
  const waiting = useRef<File[]>([]);
  const running = useRef<AbortController | null>(null);
  const touch = useCallback(() => setVersion((n) => n + 1), []);

  const readAll = async () => {
    const stop = new AbortController();
    running.current = stop;
    for (let file = waiting.current.shift(); file && !stop.signal.aborted; file = waiting.current.shift()) {
      const { name, size } = file;
      setProgress({ name, size, read: 0, found: 0 });
      const into = found.current;
      const draw = atMostEach(DRAW_MS, (now: Omit<Progress, 'name'>) => setProgress({ name, ...now }));
      try {
        const contents = await readFile(file, { signal: stop.signal, onProgress: draw });
        stop.signal.throwIfAborted();
        await addContents(into, contents);
      } catch (error) {
        if (!stop.signal.aborted) setUnread((all) => [...all, { name, detail: String(error) }]);
      }
      touch();
    }
    running.current = null;
    setProgress(null);
    // What was handed over after a stop.
    if (waiting.current.length > 0) void readAll();
  };

  return {
    found: found.current,
    version,
    progress,
    unread,
    touch,
    add(files) {
      waiting.current.push(...files);
      if (!running.current && waiting.current.length > 0) void readAll();
    },
    stop() {
      waiting.current = [];
      running.current?.abort();
    },
    forget() {
      found.current = nothingFound();
      setUnread([]);
      touch();
    },
  };
}

/** Calls `act` at most once in so many ms, and passes over the calls in between. */
function atMostEach<A>(ms: number, act: (argument: A) => void): (argument: A) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (argument) => {
    if (performance.now() - last < ms) return;
    last = performance.now();
    act(argument);
  };
}
