import type { Adapter } from '../../../utils/platforms/adapter';
import { recogniseWith } from '../../../utils/platforms/grammar';
import { keyOf } from '../../../utils/platforms/key';
import type { Target } from '../../../utils/platforms/types';

/** Where a search is: the site's name for it and the words, whichever tab or filter of it is open. */
function searchOf({ pathname, searchParams }: URL): string | null {
  const words = searchParams.get('q') ?? searchParams.get('search_query');
  return words && `${pathname.split('/')[1]} ${words}`;
}

/**
 * What a selection belongs to, as a text: the same profile, hashtag or search in all its tabs, else one path. A
 * post that opens over the grid it was opened from (`previous`) leaves that in force.
 */
export function scopeOf(url: URL, target: Target | null, opensOver: boolean, previous: string): string {
  if (target?.kind === 'post' && opensOver && previous) return previous;
  return target ? keyOf(target) : (searchOf(url) ?? url.pathname);
}

export interface Scope {
  /** Looks at the address again. Call it often: it costs nothing while the address is the same. */
  check(): void;
  /** Whether a post is open over the grid now. */
  readonly isCovered: boolean;
}

/** Follows the address; `onChange` is called at first and whenever the scope is another. */
export function followScope({ grammar, opensPostsOver }: Adapter, onChange: () => void): Scope {
  let href = '';
  let scope = '';
  let isCovered = false;
  return {
    check() {
      if (location.href === href) return;
      href = location.href;
      const url = new URL(href);
      const target = recogniseWith(grammar, url);
      const before = scope;
      scope = scopeOf(url, target, opensPostsOver, before);
      isCovered = target?.kind === 'post' && keyOf(target) !== scope;
      if (scope !== before) onChange();
    },
    get isCovered() {
      return isCovered;
    },
  };
}
