import type { Head, Mark } from '../journal/types';

/**
 * What an opened database is, judged by the mark in it and the one outside.
 * `new`: a first start. `unmarked`: the outside knows nothing of it (written by a version without journal, or
 * `storage.local` was emptied). `in-step`. `ahead`: a death between writing and noting. `lost`: emptied, replaced, or
 * thrown back to an earlier state. `other`: both have a past of their own.
 */
export type Diagnosis = 'new' | 'unmarked' | 'in-step' | 'ahead' | 'lost' | 'back' | 'other';

/** In: the head outside, the mark inside, whether there are captures. Pure. */
export function diagnose(head: Head | undefined, mark: Mark | undefined, hasCaptures: boolean): Diagnosis {
  if (!head) return mark || hasCaptures ? 'unmarked' : 'new';
  if (!mark) return 'lost';
  if (mark.generation !== head.generation) return 'other';
  if (mark.seq === head.seq) return 'in-step';
  return mark.seq > head.seq ? 'ahead' : 'back';
}
