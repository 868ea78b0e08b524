import { useEffect, useRef, useState } from 'preact/hooks';
import { readImported } from '../../utils/captures/import-figures';
import type { Capture } from '../../utils/captures/types';
import { openMemories } from '../../utils/open-memories';
import { useAnnouncement } from '../ui/use-announcement';
import { captureReader } from './capture-reader';

export interface OpenImports {
  /** By import: its captures in the order of its list, as far as they are read. */
  opened: ReadonlyMap<string, readonly Capture[]>;
  toggle: (importId: string) => void;
}

/** The imports whose lines are open, with their captures, kept up to date. */
export function useOpenImports(): OpenImports {
  const [opened, setOpened] = useState<ReadonlyMap<string, readonly Capture[]>>(new Map());
  const readers = useRef(new Map<string, { stop: AbortController; read: () => void }>());
  useEffect(
    () => () => {
      for (const { stop } of readers.current.values()) stop.abort();
    },
    [],
  );
  useAnnouncement('captures-changed', () => {
    for (const { read } of readers.current.values()) read();
  });

  const set = (importId: string, rows: readonly Capture[] | undefined) =>
    setOpened((old) => {
      const next = new Map(old);
      if (rows) next.set(importId, rows);
      else next.delete(importId);
      return next;
    });

  const toggle = (importId: string) => {
    const known = readers.current.get(importId);
    if (known) {
      known.stop.abort();
      readers.current.delete(importId);
      set(importId, undefined);
      return;
    }
    const stop = new AbortController();
    const readPage = async (after: string | undefined, limit: number) => {
      const rows = await readImported(await openMemories(), importId, after, limit);
      return { rows, more: rows.length === limit };
    };
    const read = captureReader(readPage, (rows) => set(importId, rows), stop.signal);
    readers.current.set(importId, { stop, read });
    set(importId, []);
    read();
  };

  return { opened, toggle };
}
