import type { Import } from '../../utils/captures/types';

/** More than this at once nobody looks through row by row. */
const MOST = 10_000;

/**
 * Whether the rows of an import show without being asked for: what was pasted or selected in one go is looked for row
 * by row, like all that was saved by hand; a list that was brought by its name is one thing until somebody opens it.
 */
export function isOpenAtFirst({ name, total }: Pick<Import, 'name' | 'total'>): boolean {
  return name === undefined && total <= MOST;
}
