import { useLayoutEffect, useRef } from 'preact/hooks';

const CONTROLS = 'a, button:not(:disabled), input';

/** Arrow up and down lead to the same control of the row before or after. */
export function moveByArrows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const here = event.target as HTMLElement;
  const row = here.closest('li');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  if (!row || !next) return;
  const place = [...row.querySelectorAll(CONTROLS)].indexOf(here);
  const controls = [...next.querySelectorAll<HTMLElement>(CONTROLS)];
  const target = controls[place] ?? controls.at(-1);
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

/**
 * Keeps the focus in the list when the control that had it goes: `hold` is called before something is done about a
 * row; when that takes the focused control away, the row's first control gets it, else that of the row that took its
 * place, else the search.
 */
export function useRowFocus(): { hold: () => void } {
  const held = useRef<{ row: string; next: string } | undefined>(undefined);
  useLayoutEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    const { row, next } = held.current;
    held.current = undefined;
    const target = firstControl(row) ?? firstControl(next) ?? document.querySelector<HTMLElement>('input[type=search]');
    target?.focus();
  });
  return {
    hold() {
      const row = document.activeElement?.closest<HTMLElement>('li[data-row]');
      const next = (row?.nextElementSibling ?? row?.previousElementSibling) as HTMLElement | null | undefined;
      held.current = row ? { row: row.dataset.row ?? '', next: next?.dataset.row ?? '' } : undefined;
    },
  };
}

function firstControl(row: string): HTMLElement | null {
  return row ? document.querySelector<HTMLElement>(`li[data-row="${CSS.escape(row)}"] :is(a, button, input)`) : null;
}
