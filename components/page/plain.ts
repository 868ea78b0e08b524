/**
 * A form has the names of its fields before those that all elements have: `<input name="parentElement">` is what its
 * `parentElement` is, for us too. These ask the prototype, where no page can put anything. For whatever may be a
 * form: all around the cards. Source: HTML, form element, `LegacyOverrideBuiltIns`.
 */
function plain<K extends keyof HTMLElement>(of: Node, name: K): HTMLElement[K] {
  return Reflect.get(HTMLElement.prototype, name, of);
}

export const parentOf = (of: Node): Element | null => plain(of, 'parentElement');
export const firstOf = (of: Element): Element | null => plain(of, 'firstElementChild');
export const nextOf = (of: Element): Element | null => plain(of, 'nextElementSibling');
export const previousOf = (of: Element): Element | null => plain(of, 'previousElementSibling');
export const childrenOf = (of: Element): HTMLCollection => plain(of, 'children');
export const heightIn = (of: Element): number => plain(of, 'scrollHeight');
export const isInPage = (of: Node): boolean => plain(of, 'isConnected');
export const boxOf = (of: Element): DOMRect => plain(of, 'getBoundingClientRect').call(of);
export const findIn = (of: Element, selector: string): Element | null => plain(of, 'querySelector').call(of, selector);
export const closestTo = (of: Element, selector: string): Element | null => plain(of, 'closest').call(of, selector);
export const matches = (of: Element, selector: string): boolean => plain(of, 'matches').call(of, selector);
export const isDrawn = (of: Element): boolean => plain(of, 'checkVisibility').call(of);
export const appendTo = (box: Element, node: Node): void => plain(box, 'append').call(box, node);
