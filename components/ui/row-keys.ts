import { isKey } from './keys';

const CONTROLS = 'a, button:not(:disabled), input';

/** In a list: arrow down and up lead to the same control of the row after or before. */
export function moveByRows(event: KeyboardEvent): void {
  const isNext = isKey(event, 'next');
  if (!isNext && !isKey(event, 'previous')) return;
  const here = event.target as HTMLElement;
  const row = here.closest('li');
  const next = isNext ? row?.nextElementSibling : row?.previousElementSibling;
  if (!row || !next) return;
  const place = [...row.querySelectorAll(CONTROLS)].indexOf(here);
  const controls = [...next.querySelectorAll<HTMLElement>(CONTROLS)];
  const target = controls[place] ?? controls.at(-1);
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}
