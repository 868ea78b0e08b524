import type { Library } from '../../../utils/captures/types';
import { fill } from '../../../utils/i18n';
import { el } from '../dom';
import type { Panel } from '../tools/panel';
import type { Texts } from '../tools/tool-texts';

export interface BarActions {
  selectAll(): void;
  selectNew(): void;
  loadMore(count: number): void;
  stop(): void;
  save(library: Library): void;
  clear(): void;
  leave(): void;
  /** Whether the public library is offered. */
  publicSaving: boolean;
}

export interface Bar {
  show(chosen: number): void;
  /** While more is loaded: how many are wanted. Null when it is over. */
  loading(wanted: number | null): void;
  focus(): void;
  readonly hasFocus: boolean;
  remove(): void;
}

/** As many as one save may carry. */
const MOST = 10_000;
const STEP: Partial<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The toolbar of selection mode: one stop for the Tab key, arrows within. */
export function createBar(panel: Panel, texts: Texts, actions: BarActions): Bar {
  const count = el('span', { role: 'status' });
  const number = el('input', { type: 'number', min: '1', max: `${MOST}`, value: '100' });
  number.ariaLabel = texts.page_select_number;
  const loadMore = () => {
    const wanted = Math.trunc(number.valueAsNumber);
    if (wanted >= 1 && wanted <= MOST) actions.loadMore(wanted);
    else number.focus();
  };
  const more = el('span', { class: 'part' }, number, panel.button(texts.page_select_more, loadMore));
  const progress = el(
    'span',
    { class: 'part', hidden: '' },
    el('span'),
    panel.button(texts.page_collect_stop, actions.stop),
  );
  const bar = el(
    'div',
    { role: 'toolbar', 'aria-label': texts.page_select_bar },
    count,
    panel.button(texts.page_select_all, actions.selectAll),
    panel.button(texts.page_select_new, actions.selectNew),
    more,
    progress,
    el(
      'span',
      { class: 'part' },
      panel.button(texts.save_private, () => actions.save('private'), 'needs main'),
      ...(actions.publicSaving ? [panel.button(texts.save_public, () => actions.save('public'), 'needs quiet')] : []),
    ),
    panel.button(texts.page_select_clear, actions.clear, 'needs quiet'),
    panel.button(texts.dialog_close, actions.leave, 'quiet'),
  );
  const stops = () =>
    [...bar.querySelectorAll<HTMLElement>('button, input')].filter((stop) => !stop.closest('[hidden]'));
  let current: HTMLElement | undefined;
  let wanted: number | null = null;

  function rove(to: HTMLElement | undefined) {
    current = to ?? current;
    for (const stop of bar.querySelectorAll<HTMLElement>('button, input')) stop.tabIndex = stop === current ? 0 : -1;
  }

  /** Makes the stop that has the focus the bar's own; the shield lets no event tell of it. */
  function follow() {
    const { activeElement } = bar.getRootNode() as ShadowRoot;
    if (activeElement instanceof HTMLElement && bar.contains(activeElement)) rove(activeElement);
  }

  panel.dock(bar, (event) => {
    follow();
    const all = stops();
    const at = all.indexOf(current ?? bar);
    const step = STEP[event.key];
    if (event.key === 'Enter' && current === number) loadMore();
    else if (step) all.at((at + step) % all.length)?.focus();
    else if (event.key === 'Home') all[0]?.focus();
    else if (event.key === 'End') all.at(-1)?.focus();
    else if (event.key === 'Escape') actions.leave();
    else return;
    event.preventDefault();
  });
  rove(stops()[0]);

  return {
    show(chosen) {
      count.textContent = fill(texts.page_select_count, chosen);
      for (const button of bar.querySelectorAll('.needs')) button.ariaDisabled = `${chosen === 0}`;
      if (wanted !== null)
        progress.firstElementChild?.replaceChildren(fill(texts.page_select_progress, chosen, wanted));
    },
    loading(next) {
      follow();
      const hadFocus = stops().includes(current ?? bar) && bar.matches(':focus-within');
      wanted = next;
      more.hidden = next !== null;
      progress.hidden = next === null;
      if (!current?.closest('[hidden]')) return;
      const instead = (next === null ? more : progress).querySelector('button') ?? undefined;
      rove(instead);
      if (hadFocus) instead?.focus();
    },
    focus: () => current?.focus(),
    get hasFocus() {
      return bar.matches(':focus-within');
    },
    remove: () => bar.remove(),
  };
}
