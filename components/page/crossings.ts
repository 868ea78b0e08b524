/**
 * Tells when one of a few elements comes into the zone around the viewport or leaves it, for whatever reason: a
 * scroll, a resize, a tab of the page that was hidden. Give it the elements anew each time.
 */
export function watchCrossings(
  margin: string,
  crossed: () => void,
  signal: AbortSignal,
): (elements: readonly Element[]) => void {
  let watched = new Set<Element>();
  const isNew = new WeakSet<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      // The first word on an element only says where it is, which the caller has just seen.
      const news = entries.filter(({ target }) => !isNew.delete(target));
      if (news.length > 0) crossed();
    },
    { rootMargin: margin, scrollMargin: margin },
  );
  signal.addEventListener('abort', () => observer.disconnect());

  return (elements) => {
    const next = new Set(elements);
    for (const element of watched) if (!next.has(element)) observer.unobserve(element);
    for (const element of next) {
      if (watched.has(element)) continue;
      isNew.add(element);
      observer.observe(element);
    }
    watched = next;
  };
}
