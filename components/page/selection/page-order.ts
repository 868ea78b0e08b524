import { keyOf } from '../../../utils/platforms/key';
import type { TargetKey } from '../../../utils/platforms/types';
import type { Subject } from '../subject';
import type { SeenPosts } from './seen-posts';

/** The order of all posts that were seen on a page, put together from the views of it when somebody asks. */
export class PageOrder {
  #views: SeenPosts['views'] = [];
  #joined = 0;
  #keys: TargetKey[] = [];
  #known = new Set<TargetKey>();

  constructor(readonly seen: SeenPosts) {}

  /** The keys from first to last. */
  get keys(): readonly TargetKey[] {
    const { views } = this.seen;
    if (views !== this.#views) {
      this.#views = views;
      this.#joined = 0;
      this.#keys = [];
      this.#known = new Set();
    }
    for (const view of views.slice(this.#joined)) this.#join(view);
    this.#joined = views.length;
    return this.#keys;
  }

  /** Takes in what all cards of the page show: then their order is what counts, whatever was known before. */
  recordAll(subjects: readonly Subject[]): void {
    this.seen.record(subjects);
    const all = subjects.map(({ target }) => keyOf(target));
    this.#keys = mergeOrder(this.keys, all);
  }

  #join(view: readonly TargetKey[]): void {
    const fresh = new Set(view.filter((key) => !this.#known.has(key)));
    for (const key of fresh) this.#known.add(key);
    // Most pages grow at their end, where there is nothing to put in between.
    const tail = view.length > fresh.size ? this.#keys.slice(fresh.size - view.length) : this.#keys;
    if ([...tail, ...fresh].join(' ') === view.join(' ')) this.#keys.push(...fresh);
    else this.#keys = mergeOrder(this.#keys, view);
  }
}

/**
 * Joins what was known of the order with what the page shows now, which wins. Posts that the page does not show
 * stay behind the one they came after, or first; when the two have nothing in common, `seen` comes last.
 */
export function mergeOrder(known: readonly TargetKey[], seen: readonly TargetKey[]): TargetKey[] {
  const shown = new Set(seen);
  const leading: TargetKey[] = [];
  const following = new Map<TargetKey, TargetKey[]>();
  let behind = leading;
  for (const key of known) {
    if (shown.has(key)) {
      behind = [];
      following.set(key, behind);
    } else behind.push(key);
  }
  return [...leading, ...[...shown].flatMap((key) => [key, ...(following.get(key) ?? [])])];
}
