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
