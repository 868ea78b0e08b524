import { useMemo } from 'preact/hooks';
import type { Save } from '../../utils/library/document';
import { type Ticked, useTicked } from '../ui/use-ticked';

export interface Selected extends Pick<Ticked, 'toggle' | 'set'> {
  keys: ReadonlySet<string>;
  /** The selected saves that there are. */
  saves: readonly Save[];
}

/** Which saves are ticked, wherever they are listed. */
export function useSelected(all: readonly Save[], shown: readonly Save[]): Selected {
  const { ids: keys, toggle, set } = useTicked(() => shown.map(({ key }) => key));
  const saves = useMemo(() => (keys.size === 0 ? [] : all.filter(({ key }) => keys.has(key))), [all, keys]);
  return { keys, saves, toggle, set };
}
