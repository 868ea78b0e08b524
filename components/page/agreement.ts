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
  /** What tells the posts apart that this element shows one after the other, as far as anything does. */
  marks: Marks;
}

/** Where its first link leads and its heading, which stay as long as a post is shown; and what it plays. '' = unknown. */
export type Marks = readonly [link: string, heading: string, media: string];

const NO_MARKS: Marks = ['', '', ''];

/** Reads them from an element that shows a post. */
export function marksOf(picture: Element | null | undefined): Marks {
  if (!picture) return NO_MARKS;
  const link = picture.querySelector('a[href]')?.getAttribute('href') ?? '';
  const heading = picture.querySelector('h1, h2, h3, h4')?.textContent?.trim() ?? '';
  return [link, heading, picture.querySelector('video')?.currentSrc ?? ''];
}

const differ = (some: Marks, before: Marks, i: number) => Boolean(some[i] && before[i] && some[i] !== before[i]);
const isOtherPost = (some: Marks, before: Marks) => differ(some, before, 0) || differ(some, before, 1);
const isOther = (some: Marks, before: Marks) => isOtherPost(some, before) || differ(some, before, 2);
/** What was known before and is not told now, or not yet, is taken to be as it was. */
const joined = (some: Marks, before: Marks): Marks => [
  some[0] || before[0],
  some[1] || before[1],
  some[2] || before[2],
];

export interface Agreement {
  agrees: boolean;
  /** Ask again after this time, ms. */
  again?: number;
}

/**
 * Tells whether the address of a page and the picture in view are known to belong together, where no element says
 * which post it shows (viewers of Reels and Shorts). Once each has changed, and only once, they do; what was seen
 * together stays so. Where they changed otherwise nobody can know, until the page has been quiet for long enough; and
 * an address that stayed as it was is that of the picture before as long as this is there, or where what is seen now is
 * told to be another post, however quiet the page is.
 */
export function createAgreement(): (showing: Showing, now: number) => Agreement {
  const known = new WeakMap<Element, { key: string; marks: Marks }>();
  let last: Showing = { key: null, picture: null, marks: NO_MARKS };
  let keys = 0;
  let pictures = 0;
  let changed = 0;
  /** The picture that agreed with the address last, and what it was. */
  let before: { picture: Element; key: string; marks: Marks } | null = null;
  let gone = Number.NEGATIVE_INFINITY;

  function follow({ key, picture, marks }: Showing, now: number) {
    const isAnew = last.picture === null || (gone > Number.NEGATIVE_INFINITY && now - gone > ANEW_MS);
    const isNewPicture = picture !== last.picture || isOther(marks, last.marks);
    if (isAnew) [keys, pictures] = [0, 0];
    else {
      if (key !== last.key) keys += 1;
      if (isNewPicture) pictures += 1;
    }
    if (key !== last.key || isNewPicture) changed = now;
    last = { key, picture, marks: isNewPicture ? marks : joined(marks, last.marks) };
    gone = Number.NEGATIVE_INFINITY;
  }

  /** Whether the address is known to be that of another post than what is seen. */
  function isOfAnother(key: string, picture: Element, marks: Marks): boolean {
    if (before?.key !== key) return false;
    return isOtherPost(marks, before.marks) || (before.picture !== picture && before.picture.checkVisibility());
  }

  return (showing, now) => {
    const { key, picture } = showing;
    if (!key || !picture) {
      if (gone === Number.NEGATIVE_INFINITY) gone = now;
      return { agrees: true };
    }
    follow(showing, now);
    const { marks } = last;
    const bond = known.get(picture);
    const isSame = bond && !isOther(marks, bond.marks);
    if (!isSame && isOfAnother(key, picture, marks)) return { agrees: false };
    const isPlain = !isSame && keys === pictures && keys <= 1;
    const wait = changed + (isPlain ? SETTLE_MS : QUIET_MS) - now;
    if (!(isSame && bond.key === key) && wait > 0) return { agrees: false, again: wait };
    known.set(picture, { key, marks });
    before = { picture, key, marks };
    [keys, pictures] = [0, 0];
    return { agrees: true };
  };
}
