/** One measured figure. Less is better in all of them. */
export interface Finding {
  what: string;
  value: number;
  unit: 'ms' | '%' | 'kB' | 'nodes' | 'controls' | 'requests' | 'min' | 'times' | 'MB' | 'tasks' | 'listeners';
  /** At most this much; absent where the figure only informs. */
  aim?: number;
  /** How it came about: spread, other percentiles, what it is compared with. */
  note?: string;
}

/** The value below which a share (0 to 1) of the values lies; the nearest one that was measured. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('Nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('Nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** "min to max", for notes. */
export function range(values: readonly number[]): string {
  return `${round(Math.min(...values))} to ${round(Math.max(...values))}`;
}

/** Rounds for reading: three digits that matter, none after the point from 100 up. */
export function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
