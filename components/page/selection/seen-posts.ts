import { keyOf } from '../../../utils/platforms/key';
import type { TargetKey } from '../../../utils/platforms/types';
import type { Subject } from '../subject';

/** The posts that were seen on one page, also those whose cards the site has taken away since. Holds no elements. */
export class SeenPosts {
  /** Grows when the page becomes another: what was found before belongs to the page before. */
  page = 0;
  onClear: (() => void) | null = null;
  /** What was seen together, in page order each time; only what showed something new. */
  views: (readonly TargetKey[])[] = [];
  readonly #posts = new Map<TargetKey, Subject>();

  get(key: TargetKey): Subject | undefined {
    return this.#posts.get(key);
  }

  /** How many posts there are. */
  get size(): number {
    return this.#posts.size;
  }

  /** Takes in what some cards show, in page order. */
  record(subjects: readonly Subject[]): void {
    const { size } = this;
    for (const subject of subjects) this.#posts.set(keyOf(subject.target), subject);
    if (this.size > size) this.views.push(subjects.map(({ target }) => keyOf(target)));
  }

  /** Begins anew: the page became another. */
  clear(): void {
    this.page++;
    this.#posts.clear();
    this.views = [];
    this.onClear?.();
  }
}
