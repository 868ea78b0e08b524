import { useEffect, useState } from 'preact/hooks';
import type { FoundGroup } from './found';
import { type Choice, type Tally, tallyAll } from './tally';

/** The numbers of groups, counted anew beside everything else whenever something changed. By group id. */
export function useTallies(
  groups: readonly FoundGroup[],
  version: number,
  { since, saved, elsewhere }: Partial<Choice>,
): ReadonlyMap<string, Tally> {
  const [tallies, setTallies] = useState<ReadonlyMap<string, Tally>>(new Map());
  useEffect(() => {
    if (!saved) return;
    const stop = new AbortController();
    const count = async () => {
      const next = await tallyAll(groups, { since, saved, elsewhere }, stop.signal);
      if (next) setTallies(next);
    };
    void count();
    return () => stop.abort();
  }, [groups, version, since, saved, elsewhere]);
  return tallies;
}
