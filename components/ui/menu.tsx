import { useEffect, useRef } from 'preact/hooks';
import { isKey } from './keys';

export interface MenuItem {
  label: string;
  icon?: string;
  danger?: boolean;
  run(): void;
}

interface Props {
  /** What the menu is of. */
  label: string;
  items: readonly MenuItem[];
  /** The button that it belongs to, or the place that was pressed. */
  at: DOMRect;
  /** It goes; the focus is to go back to where it came from. */
  onClose(): void;
}

/** Kept between the menu and the edge of the window, CSS px. */
const EDGE = 8;

/**
 * A menu in the top layer: one item has the focus, arrows, Home, End and first letters go between them, Escape, Tab
 * and a press elsewhere close it.
 */
export function Menu({ label, items, at, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = menu.current;
    if (!element) return;
    element.showPopover?.();
    const { width, height } = element.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(element).direction === 'rtl';
    const left = isRightToLeft ? at.left : at.right - width;
    element.style.left = `${clamp(left, innerWidth - width)}px`;
    element.style.top = `${clamp(at.bottom + height + EDGE > innerHeight ? at.top - height : at.bottom, innerHeight - height)}px`;
    element.querySelector('button')?.focus();
  }, []);

  const move = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (isKey(event, 'close') || event.key === 'Tab') {
      // Else the popup of the toolbar closes as well.
      event.preventDefault();
      return onClose();
    }
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const next = nextItem(event.key, buttons.indexOf(document.activeElement as HTMLButtonElement), items);
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  };

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      class="menu floating"
      onKeyDown={move}
      onToggle={({ newState }) => newState === 'closed' && onClose()}
    >
      {items.map(({ label, icon, danger, run }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={danger ? 'danger' : undefined}
          data-icon={icon}
          onClick={() => {
            onClose();
            run();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

const clamp = (place: number, most: number) => Math.max(EDGE, Math.min(place, most - EDGE));

/** Which item a key leads to from the one at `here`; undefined where it means nothing. */
export function nextItem(key: string, here: number, items: readonly Pick<MenuItem, 'label'>[]): number | undefined {
  const last = items.length - 1;
  switch (key) {
    case 'ArrowDown':
      return here === last ? 0 : here + 1;
    case 'ArrowUp':
      return here <= 0 ? last : here - 1;
    case 'Home':
      return 0;
    case 'End':
      return last;
  }
  if (key.length !== 1) return undefined;
  const begins = ({ label }: Pick<MenuItem, 'label'>) => label.toLocaleLowerCase().startsWith(key.toLocaleLowerCase());
  const after = items.findIndex((item, i) => i > here && begins(item));
  const found = after < 0 ? items.findIndex(begins) : after;
  return found < 0 ? undefined : found;
}
