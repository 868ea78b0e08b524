import { useMemo } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';
import { type Ticked, useTicked } from '../ui/use-ticked';

export interface Selection extends Pick<Ticked, 'ids' | 'toggle'> {
  /** The selected ones that are shown, in their order. */
  rows: readonly Capture[];
  clear: () => void;
}

/** Which of the captures shown are ticked. What is shown no longer is not selected any more. */
export function useSelection(shown: readonly Capture[]): Selection {
  const { ids, toggle, set } = useTicked(() => shown.map(({ id }) => id));
  const rows = useMemo(() => (ids.size === 0 ? [] : shown.filter(({ id }) => ids.has(id))), [shown, ids]);
  return { ids, rows, toggle, clear: () => set([]) };
}
