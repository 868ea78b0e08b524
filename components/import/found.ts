import type { LeftOut, ListContents, ListItem } from '../../utils/lists/types';
import { canImportHashtag } from '../../utils/platforms/capabilities';
import { keyOf } from '../../utils/platforms/key';
import type { TargetKey, TargetKind } from '../../utils/platforms/types';
import { eachOf } from '../ui/breathe';

/** One thing that a list names; the key is made once, since it is asked for again and again. */
export interface Row extends ListItem {
  key: TargetKey;
}

/** What of a section is chosen as a whole: its posts, or its creators, or its hashtags. */
export interface FoundGroup {
  id: string;
  /** The section's own name and id, and the format it stands in. */
  section: { id: string; name: string };
  format: string;
  kind: TargetKind;
  ticked: boolean;
  rows: Row[];
  /** Rows that were unticked one by one. */
  off: Set<TargetKey>;
  /** Whether any row says when it was added. */
  dated: boolean;
}

/** Everything that was read so far. Changed in place: a hundred thousand rows are not copied for each file. */
export interface Found {
  groups: FoundGroup[];
  leftOut: LeftOut[];
}

export const nothingFound = (): Found => ({ groups: [], leftOut: [] });

/** Rows between which the page breathes: some milliseconds. */
const PORTION = 1000;

/** So many examples of what was left out are kept of each reason. */
const EXAMPLES = 50;

/**
 * Adds what a file holds. The same section of several files is one, and the same thing twice in it is one row. What
 * the API can't take stands among what was left out.
 */
export async function addContents(found: Found, { format, sections, leftOut }: ListContents): Promise<void> {
  for (const one of leftOut) leaveOut(found, one.reason, one.count, one.examples);
  for (const { items, suggested, ...section } of sections) {
    const known = new Map<string, Set<TargetKey>>();
    const hasPosts = items.some(({ kind }) => kind === 'post');
    await eachOf(items, PORTION, (item) => {
      if (item.kind === 'hashtag' && !canImportHashtag[item.platform]) {
        leaveOut(found, 'collect-on-page', 1, [item.url]);
        return;
      }
      const group = groupFor(found, section, item.kind, format, suggested && isSuggested(item.kind, hasPosts));
      const keys = known.get(group.id) ?? new Set(group.rows.map(({ key }) => key));
      known.set(group.id, keys);
      const key = keyOf(item);
      if (keys.has(key)) return;
      keys.add(key);
      // The same object: a hundred thousand copies would stand beside what was read for a while.
      group.rows.push(Object.assign(item, { key }));
      group.dated ||= item.addedAt !== undefined;
    });
  }
}

/** Creators and hashtags cost a request each and bring many posts: only a list that is about them suggests them. */
function isSuggested(kind: TargetKind, hasPosts: boolean): boolean {
  return kind === 'post' || !hasPosts;
}

function groupFor(
  found: Found,
  section: FoundGroup['section'],
  kind: TargetKind,
  format: string,
  ticked: boolean,
): FoundGroup {
  const id = `${section.id}\n${section.name}\n${kind}`;
  const known = found.groups.find((group) => group.id === id);
  if (known) return known;
  const group = { id, section, format, kind, ticked, rows: [], off: new Set<TargetKey>(), dated: false };
  found.groups.push(group);
  return group;
}

function leaveOut(found: Found, reason: LeftOut['reason'], count: number, examples: readonly string[]): void {
  const known = found.leftOut.find((one) => one.reason === reason);
  if (!known) found.leftOut.push({ reason, count, examples: examples.slice(0, EXAMPLES) });
  else {
    known.count += count;
    known.examples.push(...examples.slice(0, EXAMPLES - known.examples.length));
  }
}
