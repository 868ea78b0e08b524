/**
 * The outermost elements that match `selector`, from `roots` and inside them, in document order. Lazy, so that the
 * caller can stop when its time is up. Never looks into a card, and descends only where there are cards.
 */
export function* findCards(roots: Iterable<Element>, selector: string): Generator<Element> {
  for (const root of roots) {
    if (root.matches(selector)) yield root;
    else if (root.querySelector(selector)) yield* findCards([...root.children], selector);
  }
}

/** The outermost match that holds `element`, itself included; null outside of cards. */
export function outermostCard(element: Element | null, selector: string): Element | null {
  let found: Element | null = null;
  for (let at = element?.closest(selector); at; at = at.parentElement?.closest(selector)) found = at;
  return found;
}

/** The outermost matches of the whole page, in page order, at once. */
export function allCards(selector: string): Element[] {
  let card: Element | null = null;
  return [...document.querySelectorAll(selector)].filter((element) => {
    if (card?.contains(element)) return false;
    card = element;
    return true;
  });
}
