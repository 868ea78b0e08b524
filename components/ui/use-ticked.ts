import { useRef, useState } from 'preact/hooks';

export interface Ticked {
  ids: ReadonlySet<string>;
  /** Ticks or unticks one; `range`: all from the one pressed before to this get the state that this gets. */
  toggle(id: string, range: boolean): void;
  set(ids: readonly string[]): void;
}

/** What is ticked of a list. `shown`: the ids as they stand there; asked only where a range is ticked. */
export function useTicked(shown: () => readonly string[]): Ticked {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string>(undefined);
  return {
    ids,
    toggle(id, range) {
      const next = new Set(ids);
      const isOn = !ids.has(id);
      for (const one of range ? between(shown(), last.current ?? id, id) : [id]) {
        if (isOn) next.add(one);
        else next.delete(one);
      }
      last.current = id;
      setIds(next);
    },
    set(next) {
      last.current = undefined;
      setIds(new Set(next));
    },
  };
}

/** The ids from one row to another, both included; the second alone where the first is not shown. */
export function between(shown: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [shown.indexOf(from), shown.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return shown.slice(Math.min(a, b), Math.max(a, b) + 1);
}
