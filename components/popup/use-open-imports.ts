import { useEffect, useRef, useState } from 'preact/hooks';
import { readImported } from '../../utils/captures/import-figures';
import type { Capture, Import } from '../../utils/captures/types';
import { openMemories } from '../../utils/pages/open-memories';
import { useAnnouncement } from '../ui/use-announcement';
import { captureReader } from './capture-reader';
import { isOpenAtFirst } from './open-at-first';

export interface OpenImports {
  /** By import: its captures in the order of its list, as far as they are read. */
  opened: ReadonlyMap<string, readonly Capture[]>;
  toggle: (importId: string) => void;
}

interface Reader {
  stop: AbortController;
  read: () => void;
}

/** The imports whose lines are open, with their captures, kept up to date. */
export function useOpenImports(imports: readonly Import[]): OpenImports {
  const [opened, setOpened] = useState<ReadonlyMap<string, readonly Capture[]>>(new Map());
  const readers = useRef(new Map<string, Reader>());
  /** Those that stand open or closed as they should: the person's own choice stays. */
  const placed = useRef(new Set<string>());

  const set = (importId: string, rows: readonly Capture[] | undefined) =>
    setOpened((old) => {
      const next = new Map(old);
      if (rows) next.set(importId, rows);
      else next.delete(importId);
      return next;
    });

  const open = (importId: string) => {
    const stop = new AbortController();
    const readPage = async (after: string | undefined, limit: number) => {
      const rows = await readImported(await openMemories(), importId, after, limit);
      return { rows, more: rows.length === limit };
    };
    const read = captureReader(readPage, (rows) => set(importId, rows), stop.signal, 'as-listed');
    readers.current.set(importId, { stop, read });
    set(importId, []);
    read();
  };

  const close = (importId: string, { stop }: Reader) => {
    stop.abort();
    readers.current.delete(importId);
    set(importId, undefined);
  };

  useEffect(() => {
    for (const one of imports) {
      if (placed.current.has(one.id)) continue;
      placed.current.add(one.id);
      if (isOpenAtFirst(one)) open(one.id);
    }
  }, [imports]);
  useEffect(
    () => () => {
      for (const { stop } of readers.current.values()) stop.abort();
    },
    [],
  );
  useAnnouncement('captures-changed', () => {
    for (const { read } of readers.current.values()) read();
  });

  return {
    opened,
    toggle(importId) {
      const reader = readers.current.get(importId);
      if (reader) close(importId, reader);
      else open(importId);
    },
  };
}
