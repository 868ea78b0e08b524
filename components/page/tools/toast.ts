import { el } from '../dom';
import type { Panel } from './panel';

export interface ToastAction {
  label: string;
  run(): void;
}

export interface Toast {
  /** Says something else instead, and stays its time from now. False when it is gone. */
  say(text: string, actions?: readonly ToastAction[]): boolean;
  close(): void;
}

/** At least the 5 s that a person has to take something back. */
const STAY_MS = 6000;

/**
 * Shows a line of text with actions; it goes by itself unless it is pointed at, focused, or `stays`: then Escape ends
 * it, once F6 has led there (`hint` says so).
 */
export function toast(
  panel: Panel,
  text: string,
  actions: readonly ToastAction[] = [],
  stays = false,
  hint?: string,
): Toast {
  const box = el('div', { class: 'toast', ...(hint && { title: hint, 'aria-description': hint }) });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    box.remove();
  };
  const end = () => {
    if (box.matches(':hover, :focus-within')) timer = setTimeout(end, STAY_MS / 3);
    else close();
  };
  const say = (line: string, next: readonly ToastAction[] = []) => {
    clearTimeout(timer);
    if (!stays) timer = setTimeout(end, STAY_MS);
    const buttons = next.map(({ label, run }) =>
      panel.button(label, () => {
        close();
        run();
      }),
    );
    box.replaceChildren(el('span', {}, line), ...buttons);
    return box.isConnected;
  };
  say(text, actions);
  panel.announce(box);
  return { say, close };
}
