import type { Capture, Import } from '../../utils/captures/types';

/** A line of the list: a capture (`inside`: of an import that stands above it), or an import as one thing. */
export type ListItem = { capture: Capture; inside?: true } | { import: Import };

/**
 * What the list shows, newest first. In: captures, newest first; imports; of the imports that are open their captures,
 * which follow their line.
 */
export function listItems(
  rows: readonly Capture[],
  imports: readonly Import[],
  opened: ReadonlyMap<string, readonly Capture[]>,
): readonly ListItem[] {
  const items: ListItem[] = [];
  const lines = imports.toSorted((a, b) => b.createdAt - a.createdAt);
  const addImports = (until: number) => {
    for (let next = lines[0]; next && next.createdAt >= until; next = lines[0]) {
      lines.shift();
      items.push({ import: next });
      for (const capture of opened.get(next.id) ?? []) items.push({ capture, inside: true });
    }
  };
  for (const capture of rows) {
    addImports(capture.createdAt);
    items.push({ capture });
  }
  addImports(Number.NEGATIVE_INFINITY);
  return items;
}
