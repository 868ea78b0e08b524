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

/** A slice of searching, ms: well below a frame. */
const SLICE_MS = 4;

/**
 * A search for cards in new elements that goes on where it stopped: hands over what it finds for a few
 * milliseconds, and gives true when it has more to look at.
 */
export function createSearch(selector: string) {
  const searches: Generator<Element>[] = [];
  return (elements: Iterable<Element>, take: (card: Element) => void): boolean => {
    searches.push(findCards(outside(elements, selector), selector));
    const end = performance.now() + SLICE_MS;
    for (let search = searches[0]; search; search = searches[0]) {
      const next = search.next();
      if (next.done) searches.shift();
      else if (next.value.isConnected) take(next.value);
      if (performance.now() > end) break;
    }
    return searches.length > 0;
  };
}

/** New elements that are not inside a card; where they are, the card around them is what is new. */
function* outside(elements: Iterable<Element>, selector: string): Generator<Element> {
  let parent: Element | null = null;
  let card: Element | null = null;
  for (const element of elements) {
    // Most come in rows: what is around one is around the next.
    if (element.parentElement !== parent) {
      parent = element.parentElement;
      card = outermostCard(parent, selector);
    }
    yield card ?? element;
  }
}
