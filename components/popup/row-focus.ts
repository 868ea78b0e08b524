import { useLayoutEffect, useRef } from 'preact/hooks';
import { isKey } from '../ui/keys';
import { moveByRows } from '../ui/row-keys';

/**
 * Keys in a row: arrow up and down lead to the same control of the row before or after, Shift+F10 and the menu key
 * open its menu, Delete takes it off the list.
 */
export function rowKeys(event: KeyboardEvent): void {
  const row = (event.target as HTMLElement).closest('li');
  if (isKey(event, 'menu')) press(event, row, '.more');
  else if (isKey(event, 'remove')) press(event, row, '.task-signs > [data-icon="x"]');
  else moveByRows(event);
}

/** A right click on a row, but for its link, whose menu is the browser's. */
export function rowMenu(event: MouseEvent): void {
  const target = event.target as HTMLElement;
  if (!target.closest('a')) press(event, target.closest('li'), '.more');
}

function press(event: Event, row: Element | null, control: string): void {
  const button = row?.querySelector<HTMLElement>(`.task-actions ${control}`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
}

/**
 * Keeps the focus in the list when the control that had it goes: `hold` is called before something is done about a
 * row (the one with the focus, or the one named); when that takes the focused control away, the row's first control
 * gets it, else that of the row that took its place, else the search.
 */
export function useRowFocus(): { hold: (row?: string) => void } {
  const held = useRef<{ row: string; next: string } | undefined>(undefined);
  useLayoutEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    const { row, next } = held.current;
    held.current = undefined;
    const target = firstControl(row) ?? firstControl(next) ?? document.querySelector<HTMLElement>('input[type=search]');
    target?.focus();
  });
  return {
    hold(named) {
      const row = document.activeElement?.closest<HTMLElement>('li[data-row]') ?? (named ? rowOf(named) : null);
      const next = (row?.nextElementSibling ?? row?.previousElementSibling) as HTMLElement | null | undefined;
      held.current = row ? { row: row.dataset.row ?? '', next: next?.dataset.row ?? '' } : undefined;
    },
  };
}

const rowOf = (row: string) => document.querySelector<HTMLElement>(`li[data-row="${CSS.escape(row)}"]`);

function firstControl(row: string): HTMLElement | null {
  return row ? (rowOf(row)?.querySelector<HTMLElement>('a, button, input') ?? null) : null;
}
