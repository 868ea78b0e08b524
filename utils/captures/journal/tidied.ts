import type { JournalRecord, JournalRow } from './types';

/**
 * The journal after a copy of the history was written: what that copy holds goes, what has not left stays here as
 * well, in its last form. In: the records that the copy covers in their order, the ids of what has not left, and up to which write
 * the copy before it reached (it may be needed still, so what was removed since then must be known). Out: the same
 * records, the later ones first, emptied where nothing stays. Pure.
 */
export function tidied<R extends JournalRecord>(
  records: readonly R[],
  unsent: ReadonlySet<string>,
  olderSeq: number,
): R[] {
  const seen = new Set<string>();
  const stays = (seq: number, [store, key, value]: JournalRow): boolean => {
    const name = `${store}\n${key}`;
    if (seen.has(name)) return false;
    seen.add(name);
    if (store === 'captures') return value === null ? seq > olderSeq : unsent.has(key);
    return value !== null && (store !== 'blobs' || unsent.has(key));
  };
  let cleared = false;
  return records.toReversed().map((record) => {
    const rows = cleared
      ? []
      : record.rows
          .toReversed()
          .filter((row) => stays(record.seq, row))
          .reverse();
    cleared ||= record.cleared === true;
    return { ...record, rows };
  });
}

/**
 * What is to be written of records that were tidied, the oldest first: whatever is found half-way then has the last
 * word on each thing. In portions of so many rows as they had before: each page of ours is told what an item was and
 * has become, and of 100,000 rows at once that were 16 MB and a task of 98 ms (Chromium 156, 2026-11-27). Pure.
 */
export function* portionsToWrite<R extends JournalRecord & { item: string }>(
  before: readonly R[],
  kept: readonly R[],
  mostRows: number,
): Generator<R[]> {
  const had = new Map(before.map(({ item, rows }) => [item, rows.length]));
  let portion: R[] = [];
  let size = 0;
  for (const record of kept.toReversed()) {
    const rows = had.get(record.item) ?? 0;
    if (record.rows.length > 0 && record.rows.length === rows && !record.cleared) continue;
    if (portion.length > 0 && size + rows > mostRows) {
      yield portion;
      portion = [];
      size = 0;
    }
    portion.push(record);
    size += rows;
  }
  if (portion.length > 0) yield portion;
}
