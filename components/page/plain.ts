import { doc } from '../../utils/platforms/doc';

/**
 * A form has the names of its fields before those that all elements have: `<input name="parentElement">` is what its
 * `parentElement` is, for us too. These ask the prototypes, where no page can put anything. For whatever may be a
 * form: all around the cards. Source: HTML, form element, `LegacyOverrideBuiltIns`.
 */
const { prototype } = HTMLElement;

/** How elements come to a property; found once, since walks through many cards ask thousands of times. */
function getter<K extends keyof HTMLElement>(name: K): (of: Node) => HTMLElement[K] {
  let owner: object = prototype;
  while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  const { get } = Object.getOwnPropertyDescriptor(owner, name) as { get(): HTMLElement[K] };
  return (of) => get.call(of);
}

export const parentOf = getter('parentElement');
export const firstOf: (of: Element) => Element | null = getter('firstElementChild');
export const nextOf: (of: Element) => Element | null = getter('nextElementSibling');
export const previousOf: (of: Element) => Element | null = getter('previousElementSibling');
export const childrenOf: (of: Element) => HTMLCollection = getter('children');
export const heightIn = (of: Element): number => Reflect.get(prototype, 'scrollHeight', of);
export const isInPage = getter('isConnected');
export const boxOf = (of: Element): DOMRect => prototype.getBoundingClientRect.call(of);
export const findIn = (of: Element, selector: string): Element | null => prototype.querySelector.call(of, selector);
export const findAllIn = (of: Element, selector: string): NodeListOf<Element> =>
  prototype.querySelectorAll.call(of, selector);
export const closestTo = (of: Element, selector: string): Element | null => prototype.closest.call(of, selector);
export const matches = (of: Element, selector: string): boolean => prototype.matches.call(of, selector);
export const appendTo = (box: Element, node: Node): void => prototype.append.call(box, node);
export const putBefore = (next: Element, node: Node): void => prototype.before.call(next, node);
export const attributeOf = (of: Element, name: string): string | null => prototype.getAttribute.call(of, name);

const hasOwnBox = (of: Element): boolean => prototype.checkVisibility.call(of);
/** Whether an element is `display: contents`: what it holds is drawn, but no box of its own. */
export const hasNoBox = (of: Element): boolean => getComputedStyle(of).display === 'contents';
/** Whether an element, or what one without a box holds, is drawn at all. */
export const isDrawn = (of: Element): boolean => hasOwnBox(of) || (hasNoBox(of) && [...childrenOf(of)].some(isDrawn));

/** Where an element is; of one that has no box of its own (`display: contents`), where all that it holds is. */
export function extentOf(of: Element): DOMRect {
  const box = boxOf(of);
  if (box.width > 0 || box.height > 0 || hasOwnBox(of) || !hasNoBox(of)) return box;
  const inside = doc.createRange();
  inside.selectNodeContents(of);
  return inside.getBoundingClientRect();
}
