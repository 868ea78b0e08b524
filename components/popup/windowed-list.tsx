import type { ComponentChild } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { windowOf } from './window-of';

interface Props<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** The height of an item that was not measured yet, CSS px. */
  estimate: number;
  /** Keys pressed in an item. */
  onKeyDown?: (event: KeyboardEvent) => void;
  /** A right click in an item. */
  onContextMenu?: (event: MouseEvent) => void;
  children: (item: T) => ComponentChild;
}

/**
 * A list that scrolls with the page and holds only the items near the viewport in the DOM, whatever their number
 * and heights. Each item says its place in the whole list to assistive technology.
 */
export function WindowedList<T>({ label, items, keyOf, estimate, onKeyDown, onContextMenu, children }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<string, number>());
  const [, redraw] = useReducer((n: number) => n + 1, 0);

  useEffect(() => {
    const forget = () => {
      heights.current.clear();
      redraw(undefined);
    };
    const scrolled = () => redraw(undefined);
    window.addEventListener('scroll', scrolled, { passive: true });
    window.addEventListener('resize', forget);
    return () => {
      window.removeEventListener('scroll', scrolled);
      window.removeEventListener('resize', forget);
    };
  }, []);

  useLayoutEffect(() => {
    if (measure(list.current, heights.current)) redraw(undefined);
  });

  // Where the list begins is known once it is laid out; until then a few items do, as if it began below the viewport.
  const top = -(list.current?.getBoundingClientRect().top ?? window.innerHeight);
  const heightAt = (index: number) => heights.current.get(keyOf(items[index] as T)) ?? estimate;
  const { first, end, before, after } = windowOf(items.length, heightAt, top, top + window.innerHeight);

  return (
    <ul
      ref={list}
      class="tasks"
      aria-label={label}
      style={{ paddingTop: `${before}px`, paddingBottom: `${after}px` }}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
    >
      {items.slice(first, end).map((item, i) => (
        <li key={keyOf(item)} data-row={keyOf(item)} aria-setsize={items.length} aria-posinset={first + i + 1}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}

/** Notes the heights of the items in the DOM; true when one differs from what was known. */
function measure(list: HTMLUListElement | null, heights: Map<string, number>): boolean {
  let changed = false;
  for (const item of list?.children ?? []) {
    const { row = '' } = (item as HTMLElement).dataset;
    const { height } = item.getBoundingClientRect();
    if (height > 0 && heights.get(row) !== height) {
      heights.set(row, height);
      changed = true;
    }
  }
  return changed;
}
