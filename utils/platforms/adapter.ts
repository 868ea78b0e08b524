import { doc } from './doc.ts';
import { type Grammar, parseWebUrl, recogniseWith } from './grammar.ts';
import type { Target } from './types.ts';

/**
 * How a control looks where it stands. `corner`: over a card, at the top where the line begins; `corner-end`:
 * at the bottom where it ends. `icon`: among a site's own icons. `pill`: with a word, beside a heading or among
 * labelled buttons. `floating`: at the corner of the window, where a page has no place that we know.
 */
export type Look = 'corner' | 'corner-end' | 'icon' | 'pill' | 'floating';

/**
 * Where a control goes; it never takes room, so that nothing of the site moves. Over a corner of `parent`; or, with
 * `beside`, in free room by that row or heading, within `parent` where that is told.
 */
export type Place = { look: Look } & (
  | { parent: Element; beside?: undefined }
  | {
      beside: Element;
      parent?: Element;
      /** What shows the post, where one page shows several or changes its address apart from what it shows. */
      shows?: Element;
    }
);

/** What a person would call a thing, as far as the page says it. */
export interface About {
  title?: string;
  author?: string;
}

/** One kind of element that can show a post. Of nested matches the outermost is the card. */
export interface CardRule {
  selector: string;
  /** The post that the card shows at this moment; null = none, or an advertisement, a playlist, a live room. */
  target(card: Element): Target | null;
  /** Whether what matches shows several posts: then it is a box of cards, and they are inside. */
  several?(card: Element): boolean;
  place(card: Element): Place | null;
  about(card: Element): About;
}

/** A site as its pages show it: the page side of what `Grammar` is for addresses. All its selectors live here. */
export interface Adapter {
  grammar: Grammar;
  cards: readonly CardRule[];
  /** Attributes whose change can mean another post or another visible page. */
  watched: readonly string[];
  /**
   * Where the control of the page's own target goes. `card`: a card of the page shows that target (or another
   * one, so that a control for the address would mislead). Null: no place found.
   */
  anchor(target: Target): Place | 'card' | null;
  /** The post that the page shows, where its DOM tells; the address often changes first. */
  shown(): Target | null;
  isDark(): boolean;
  /** What shows the page's own post, if it shows nothing else there at the moment: a picture of it is drawn from that. */
  still: string;
  /** Whether posts open over the grid that they were opened from, which stays where it was. */
  opensPostsOver: boolean;
}

/** What the address of a link names on this site. */
export function linkTarget(grammar: Grammar, link: Element | null): Target | null {
  const url = link instanceof HTMLAnchorElement ? parseWebUrl(link.href) : null;
  return url && recogniseWith(grammar, url);
}

/** The same, for posts only; a link of another kind is no post. */
export function linkedPost(grammar: Grammar, link: Element | null): Target | null {
  const target = linkTarget(grammar, link);
  return target?.kind === 'post' ? target : null;
}

/** What a link consists of when it is a mention in a text: one that shows a post has a picture or a time in it. */
const TEXT = 'span, strong, em, b, i, br, bdi, wbr, p, h1, h2, h3, h4, yt-formatted-string, svg, svg *';

/** Whether a link shows more than words. */
export const isPictured = (link: Element): boolean => link.querySelector(`:not(${TEXT})`) !== null;

/** Whether the links of an element that show a post (`postLink`) name more than one: what it holds are cards then. */
export function showsSeveral(grammar: Grammar, element: Element, postLink: string): boolean {
  const different = new Map<string | null, Element>();
  const ids = new Set<string | null | undefined>();
  for (const link of element.querySelectorAll(postLink)) {
    const href = link.getAttribute('href');
    if (different.has(href) || !isPictured(link)) continue;
    different.set(href, link);
    // Most cards have one address only: what it names does not matter here.
    if (different.size < 2) continue;
    for (const other of different.size === 2 ? different.values() : [link]) {
      const post = linkedPost(grammar, other);
      if (post) ids.add(post.id);
    }
    if (ids.size > 1) return true;
  }
  return false;
}

/** How the document keeps pages that were left, unseen: `checkVisibility` knows these and `display`. */
const UNSEEN = { visibilityProperty: true, opacityProperty: true };

/**
 * Whether a person can see an element, perhaps after scrolling: stale pages and their headers stay in the DOM, hidden
 * in one way or another, or somewhere beside the page.
 */
export function isShown(element: Element): boolean {
  const { width, height, right, bottom, left } = element.getBoundingClientRect();
  const { scrollWidth } = doc.documentElement;
  const isOnPage = right + scrollX > 0 && bottom + scrollY > 0 && left + scrollX < Math.max(innerWidth, scrollWidth);
  return width > 0 && height > 0 && isOnPage && !element.closest('[inert]') && element.checkVisibility(UNSEEN);
}

/** The first element of the first selector that is shown. Selectors are in order of preference. */
export function firstShown(selectors: readonly string[], root: ParentNode = doc): Element | null {
  for (const selector of selectors) {
    // Mostly the first is it, and then the rest of a long page need not be gone through.
    const first = root.querySelector(selector);
    if (!first) continue;
    if (isInUse(first)) return first;
    const shown = [...root.querySelectorAll(selector)].filter(isShown);
    const found = shown.find(isInUse) ?? shown[0];
    if (found) return found;
  }
  return null;
}

/** Whether an element is shown and not kept from assistive technology, as a page beneath another is. */
const isInUse = (element: Element) => !element.closest('[aria-hidden="true"]') && isShown(element);

/** Of several elements, the shown one whose middle is nearest to the middle of the viewport. */
export function nearestMiddle(elements: Iterable<Element>): Element | null {
  let best: Element | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const element of elements) {
    const { top, bottom } = element.getBoundingClientRect();
    const distance = Math.abs((top + bottom - innerHeight) / 2);
    if (distance >= least || !isShown(element)) continue;
    best = element;
    least = distance;
  }
  return best;
}

/** The text of an element on one line, at most 200 characters. */
export function textOf(element: Element | null | undefined): string | undefined {
  return oneLine(element?.textContent);
}

/** The description of the first image in an element, likewise; on tiles it is the whole caption of the post. */
export function imageText(element: Element): string | undefined {
  return oneLine(element.querySelector('img')?.alt);
}

/** Longer names would fill a dialog, and the worker refuses them. */
function oneLine(text: string | null | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim().slice(0, 200) || undefined;
}

/**
 * The box of a tile that is nothing but a link: the element around it, unless that holds further posts. A control
 * inside a link would be a button within a link.
 */
export function tileBox(link: Element, postLink: string): Element {
  const box = link.parentElement;
  const others = [...(box?.querySelectorAll<HTMLAnchorElement>(postLink) ?? [])];
  return box && others.every((other) => other.href === (link as HTMLAnchorElement).href) ? box : link;
}
