import type { Library } from '../../../utils/captures/types';
import { fill } from '../../../utils/i18n';
import type { PageContext } from '../../../utils/messages';
import type { Adapter } from '../../../utils/platforms/adapter';
import type { Cards } from '../cards';
import type { Control } from '../control';
import type { Controls } from '../controls';
import type { Shield } from '../shield';
import type { Panel } from '../tools/panel';
import type { Saver } from '../tools/saver';
import type { Texts } from '../tools/tool-texts';
import { type Bar, createBar } from './bar';
import { createCheckboxes, onCards } from './checkboxes';
import { createLibrary, endsFamiliar } from './library';
import { extendTo, NOTHING, type Selection, selectAll, startAt, toggle } from './model';
import { type Arrow, neighbour } from './neighbour';
import { PageOrder } from './page-order';
import { readLoaded } from './read-loaded';
import type { Scope } from './scope';
import { scrollOn } from './scroll-on';
import type { SeenPosts } from './seen-posts';

export interface SelectionOptions {
  texts: Texts;
  panel: Panel;
  adapter: Adapter;
  cards: Cards;
  controls: Controls;
  seen: SeenPosts;
  scope: Scope;
  saver: Saver;
  shield: Shield;
  context(): Pick<PageContext, 'publicSaving'>;
  /** Puts the focus on the way into this mode. */
  focusStart(): void;
  signal: AbortSignal;
}

/** Selection mode: the controls on cards are checkboxes, a bar acts on what is chosen. Ends with the page. */
export function createSelection({
  texts,
  panel,
  adapter,
  cards,
  controls,
  seen,
  scope,
  saver,
  shield,
  context,
  focusStart,
  signal,
}: SelectionOptions) {
  const order = new PageOrder(seen);
  let selection: Selection = NOTHING;
  let bar: Bar | null = null;
  let loading: AbortController | null = null;

  const library = createLibrary();
  const boxes = createCheckboxes(controls, texts, (key) => selection.chosen.has(key));

  function choose(next: Selection) {
    selection = next;
    bar?.show(next.chosen.size);
    if (bar) boxes.show();
  }

  function select() {
    const first = onCards(controls).find(({ host }) => host.getBoundingClientRect().top >= 0);
    if (!first) return saver.say(texts.page_select_none);
    bar ??= createBar(panel, texts, {
      selectAll: takeAll,
      selectNew: takeNew,
      loadMore,
      stop,
      save,
      clear: () => choose(NOTHING),
      leave,
      publicSaving: context().publicSaving,
    });
    shield.claim(claim);
    choose(selection);
    first.button.focus({ preventScroll: true });
  }

  function leave() {
    stop();
    const hadFocus = bar?.hasFocus;
    bar?.remove();
    bar = null;
    selection = NOTHING;
    shield.claim(null);
    boxes.hide();
    // The way in comes back only after what changes together has changed.
    if (hadFocus) setTimeout(focusStart);
  }

  async function readAll() {
    const { page } = seen;
    const subjects = await readLoaded(adapter.cards);
    if (page === seen.page) order.recordAll(subjects);
  }

  async function takeAll() {
    await readAll();
    choose(selectAll(selection, order.keys));
  }

  /** What of the loaded posts is in no library yet. */
  async function takeNew() {
    await readAll();
    const isKnown = await library.ask(order.keys);
    choose(
      selectAll(
        selection,
        order.keys.filter((key) => !isKnown(key)),
      ),
    );
  }

  /** Takes the first posts of the page until `count` are chosen; scrolls on for more. */
  async function loadMore(count: number) {
    const [first] = onCards(controls);
    if (!first || loading) return;
    loading = new AbortController();
    const { signal: stopped } = loading;
    bar?.loading(count);
    await readAll();
    let isFamiliar = false;
    const isEnough = async () => {
      cards.note();
      isFamiliar = endsFamiliar(order.keys, await library.ask(order.keys));
      const fresh = order.keys.filter((key) => !selection.chosen.has(key));
      choose(selectAll(selection, fresh.slice(0, Math.max(0, count - selection.chosen.size))));
      return isFamiliar || selection.chosen.size >= count;
    };
    const found = () => seen.size;
    await scrollOn({ inside: first.host, found, isEnough, signal: AbortSignal.any([stopped, signal]) });
    loading = null;
    bar?.loading(null);
    if (stopped.aborted || selection.chosen.size >= count) return;
    saver.say(fill(isFamiliar ? texts.page_select_known : texts.page_select_end, selection.chosen.size));
  }

  function stop() {
    loading?.abort();
  }

  async function save(library: Library) {
    const posts = order.keys.flatMap((key) => (selection.chosen.has(key) ? (seen.get(key) ?? []) : []));
    if (posts.length > 0 && (await saver.savePosts(posts, { library }))) leave();
  }

  async function press(control: Control, isRange: boolean) {
    const subject = control.read();
    if (!subject) return saver.say(texts.page_gone);
    controls.show(control, subject);
    seen.record([subject]);
    const { key } = control;
    if (!isRange) return choose(toggle(selection, key));
    await readAll();
    choose(extendTo(selection, key, order.keys));
  }

  function move(from: Control, arrow: Arrow, isRange: boolean) {
    const list = onCards(controls);
    const boxes = list.map(({ host }) => host.getBoundingClientRect());
    const isRightToLeft = getComputedStyle(from.host).direction === 'rtl';
    const to = list[neighbour(boxes, list.indexOf(from), arrow, isRightToLeft)] ?? from;
    to.button.focus();
    seen.record(list.map(({ subject }) => subject));
    if (isRange) choose(extendTo(startAt(selection, from.key), to.key, order.keys));
    else selection = { ...selection, anchor: null };
  }

  /** The whole card is its checkbox; what else a card has to press must wait until the mode is over. */
  function claim(event: Event): boolean {
    const { target, type } = event;
    // A right click, a middle click and a drag of the finger are the browser's.
    if (type === 'contextmenu' || type === 'auxclick' || (event as MouseEvent).button > 0) return false;
    const control = target instanceof Element ? cards.controlAt(target) : undefined;
    if (control && type === 'click') void press(control, (event as MouseEvent).shiftKey);
    return control !== undefined;
  }

  function take(event: Event, control: Control) {
    if (event.type === 'click') void press(control, (event as MouseEvent).shiftKey);
    if (event.type !== 'keydown') return;
    const { key, shiftKey } = event as KeyboardEvent;
    if (key.startsWith('Arrow')) move(control, key as Arrow, shiftKey);
    else if (key === 'Tab' && !shiftKey) bar?.focus();
    else if (key === 'Escape') leave();
    else return;
    event.preventDefault();
  }

  /** Escape ends the mode wherever the focus is; a post that is open over the grid is closed first, by the site. */
  function elsewhere(event: KeyboardEvent) {
    if (bar && event.isTrusted && event.key === 'Escape' && !scope.isCovered) leave();
  }

  addEventListener('keydown', elsewhere, { capture: true, signal });
  seen.onClear = () => bar && leave();

  return { select, take };
}
