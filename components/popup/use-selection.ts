import { useMemo, useRef, useState } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';

export interface Selection {
  ids: ReadonlySet<string>;
  /** The selected ones that are shown, in their order. */
  rows: readonly Capture[];
  /** Ticks or unticks one; `range`: all from the one pressed before to this get the state that this gets. */
  toggle: (id: string, range: boolean) => void;
  clear: () => void;
}

/** Which of the captures shown are ticked. What is shown no longer is not selected any more. */
export function useSelection(shown: readonly Capture[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | undefined>(undefined);
  const rows = useMemo(() => (ids.size === 0 ? [] : shown.filter(({ id }) => ids.has(id))), [shown, ids]);
  return {
    ids,
    rows,
    toggle(id, range) {
      const next = new Set(ids);
      const on = !ids.has(id);
      for (const one of range ? between(shown, last.current ?? id, id) : [id]) {
        if (on) next.add(one);
        else next.delete(one);
      }
      last.current = id;
      setIds(next);
    },
    clear() {
      last.current = undefined;
      setIds(new Set());
    },
  };
}

/** The ids from one row to another, both included; the second alone where the first is not shown. */
export function between(shown: readonly Pick<Capture, 'id'>[], from: string, to: string): string[] {
  const a = shown.findIndex(({ id }) => id === from);
  const b = shown.findIndex(({ id }) => id === to);
  if (a < 0 || b < 0) return [to];
  return shown.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ id }) => id);
}
