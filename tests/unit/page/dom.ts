import { vi } from 'vitest';

/** Has the document show some markup, as if at an address; nothing in it is run. */
export function show(html: string, address: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(address);
}

/** The one element of a selector. */
export function one(selector: string): Element {
  const found = document.querySelectorAll(selector);
  if (found.length !== 1) throw new Error(`${found.length} elements for ${selector}`);
  return found[0] as Element;
}

/**
 * Gives every element that is not hidden a box, which happy-dom does not: as tall as `data-height` says, else 50,
 * and `data-top` down.
 */
export function layOut(): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    if (this.closest('[hidden]')) return new DOMRect(0, 0, 0, 0);
    const top = Number(this.closest('[data-top]')?.getAttribute('data-top') ?? 0);
    const height = Number(this.getAttribute('data-height') ?? 50);
    return new DOMRect(0, top, 100, height);
  });
}
