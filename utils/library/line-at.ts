import type { Line } from '../memories/library-schemas';

/** The line that is spoken at a second: the last that has begun, unless it is over. -1: none. Lines are in order. */
export function lineAt(lines: readonly Line[], second: number): number {
  // A player that was sent to a line's start stops a fraction of a frame before it.
  const at = second + 0.05;
  const index = lines.findLastIndex(({ start }) => start <= at);
  const end = lines[index]?.end;
  return end !== undefined && at > end + 1 ? -1 : index;
}
