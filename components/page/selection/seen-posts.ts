import { keyOf } from '../../../utils/platforms/key';
import type { TargetKey } from '../../../utils/platforms/types';
import type { Subject } from '../subject';

/** The posts of one page in page order, also those whose cards the site has taken away since. Holds no elements. */
export class SeenPosts {
  /** Grows when the page becomes another: what was found before belongs to the page before. */
  page = 0;
  onClear: (() => void) | null = null;
  #posts = new Map<TargetKey, Subject>();
  #order: TargetKey[] = [];

  /** The keys from first to last. */
  get order(): readonly TargetKey[] {
    return this.#order;
  }

  get(key: TargetKey): Subject | undefined {
    return this.#posts.get(key);
  }

  /** Takes in what some cards show, in page order. */
  record(subjects: readonly Subject[]): void {
    const keys = subjects.map(({ target }) => keyOf(target));
    const fresh = new Set(keys.filter((key) => !this.#posts.has(key)));
    for (const [i, subject] of subjects.entries()) this.#posts.set(keys[i] ?? '', subject);
    if (fresh.size === 0) return;
    // Most pages grow at their end, where there is nothing to put in between.
    const tail = keys.length > fresh.size ? this.#order.slice(fresh.size - keys.length) : this.#order;
    if ([...tail, ...fresh].join(' ') === keys.join(' ')) this.#order.push(...fresh);
    else this.#order = mergeOrder(this.#order, keys);
  }

  /** The same for all cards of the page: then their order is what counts, whatever was known before. */
  recordAll(subjects: readonly Subject[]): void {
    this.record(subjects);
    this.#order = mergeOrder(
      this.#order,
      subjects.map(({ target }) => keyOf(target)),
    );
  }

  /** Begins anew: the page became another. */
  clear(): void {
    this.page++;
    this.#posts.clear();
    this.#order = [];
    this.onClear?.();
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
