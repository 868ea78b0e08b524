import { keyOf } from '../../../utils/platforms/key';
import type { TargetKey } from '../../../utils/platforms/types';
import type { Subject } from '../subject';

/** So many posts of one page are remembered: somebody who scrolls for hours keeps the last ones. */
export const MOST_SEEN = 3000;
/** So many are let go at once, the first to come. */
const LET_GO = 500;

/** The posts that were seen on one page, also those whose cards the site has taken away since. Holds no elements. */
export class SeenPosts {
  /** Grows when the page becomes another: what was found before belongs to the page before. */
  page = 0;
  onClear: (() => void) | null = null;
  /** What was seen together, in page order each time; only what showed something new. */
  views: (readonly TargetKey[])[] = [];
  /** With the one text of each key that all views share. */
  readonly #posts = new Map<TargetKey, { key: TargetKey; subject: Subject }>();

  get(key: TargetKey): Subject | undefined {
    return this.#posts.get(key)?.subject;
  }

  /** How many posts there are. */
  get size(): number {
    return this.#posts.size;
  }

  /** Takes in what some cards show, in page order. */
  record(subjects: readonly Subject[]): void {
    const { size } = this;
    const view = subjects.map((subject) => {
      const name = keyOf(subject.target);
      const key = this.#posts.get(name)?.key ?? name;
      this.#posts.set(key, { key, subject });
      return key;
    });
    if (this.size > size) this.views.push(view);
    if (this.size > MOST_SEEN) this.#letGo();
  }

  #letGo(): void {
    for (const key of [...this.#posts.keys()].slice(0, this.size - MOST_SEEN + LET_GO)) this.#posts.delete(key);
    this.views = this.views.map((view) => view.filter((key) => this.#posts.has(key))).filter((view) => view.length > 0);
  }

  /** Begins anew: the page became another. */
  clear(): void {
    this.page++;
    this.#posts.clear();
    this.views = [];
    this.onClear?.();
  }
}
