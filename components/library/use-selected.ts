import { useMemo, useRef, useState } from 'preact/hooks';
import type { Save } from '../../utils/library/document';

export interface Selected {
  keys: ReadonlySet<string>;
  /** The selected saves that there are. */
  saves: readonly Save[];
  /** Ticks or unticks one; `range`: all from the one pressed before to this get the state that this gets. */
  toggle(key: string, range: boolean): void;
  set(keys: readonly string[]): void;
}

/** Which saves are ticked, wherever they are listed. */
export function useSelected(all: readonly Save[], shown: readonly Save[]): Selected {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string>(undefined);
  const saves = useMemo(() => (keys.size === 0 ? [] : all.filter(({ key }) => keys.has(key))), [all, keys]);
  return {
    keys,
    saves,
    toggle(key, range) {
      const next = new Set(keys);
      const isOn = !keys.has(key);
      const [a, b] = [last.current, key].map((one) => shown.findIndex((save) => save.key === one)) as [number, number];
      const meant = range && a >= 0 && b >= 0 ? shown.slice(Math.min(a, b), Math.max(a, b) + 1) : [{ key }];
      for (const one of meant) {
        if (isOn) next.add(one.key);
        else next.delete(one.key);
      }
      last.current = key;
      setKeys(next);
    },
    set(next) {
      last.current = undefined;
      setKeys(new Set(next));
    },
  };
}
