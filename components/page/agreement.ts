import { SETTLE_MS } from './settle';

/** Sites let so much time pass between a change of address and of picture, in either order, and some more, ms. */
export const QUIET_MS = 5000;
/** A page that showed nothing for so long starts anew, ms. */
const ANEW_MS = 1000;

/** What a page tells at one moment. */
export interface Showing {
  /** The key of what its address names. */
  key: string | null;
  /** The element in view that shows a post; null where the page has no such elements. */
  picture: Element | null;
  /** What tells the posts apart that this element shows one after the other, as far as anything does; else ''. */
  mark: string;
}

export interface Agreement {
  agrees: boolean;
  /** Ask again after this time, ms. */
  again?: number;
}

/**
 * Tells whether the address of a page and the picture in view are known to belong together, where no element says
 * which post it shows (viewers of Reels and Shorts). Once each has changed, and only once, they do; what was seen
 * together stays so. Where they changed otherwise nobody can know, until the page has been quiet for long enough; and
 * an address that stayed as it was is that of the picture before as long as this is there, however quiet the page is.
 */
export function createAgreement(): (showing: Showing, now: number) => Agreement {
  const known = new WeakMap<Element, { key: string; mark: string }>();
  let last: Showing = { key: null, picture: null, mark: '' };
  let keys = 0;
  let pictures = 0;
  let changed = 0;
  /** The picture that agreed with the address last. */
  let before: Element | null = null;
  let gone = Number.NEGATIVE_INFINITY;

  const isOther = (mark: string, before: string) => mark !== '' && before !== '' && mark !== before;

  function follow({ key, picture, mark }: Showing, now: number) {
    const isAnew = last.picture === null || (gone > Number.NEGATIVE_INFINITY && now - gone > ANEW_MS);
    if (isAnew) [keys, pictures] = [0, 0];
    else {
      if (key !== last.key) keys += 1;
      if (picture !== last.picture || isOther(mark, last.mark)) pictures += 1;
    }
    if (key !== last.key || picture !== last.picture || isOther(mark, last.mark)) changed = now;
    last = { key, picture, mark: mark || (picture === last.picture ? last.mark : '') };
    gone = Number.NEGATIVE_INFINITY;
  }

  return (showing, now) => {
    const { key, picture } = showing;
    if (!key || !picture) {
      if (gone === Number.NEGATIVE_INFINITY) gone = now;
      return { agrees: true };
    }
    follow(showing, now);
    const { mark } = last;
    const bond = known.get(picture);
    const isSame = bond && !isOther(mark, bond.mark);
    const isOfAnother = before && before !== picture && known.get(before)?.key === key && before.checkVisibility();
    if (!isSame && isOfAnother) return { agrees: false };
    const isPlain = !isSame && keys === pictures && keys <= 1;
    const wait = changed + (isPlain ? SETTLE_MS : QUIET_MS) - now;
    if (!(isSame && bond.key === key) && wait > 0) return { agrees: false, again: wait };
    known.set(picture, { key, mark });
    before = picture;
    [keys, pictures] = [0, 0];
    return { agrees: true };
  };
}
