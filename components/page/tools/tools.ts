import { fill, useCatalogue } from '../../../utils/i18n';
import type { Announcement, SaveReceipt } from '../../../utils/messages';
import { send } from '../../../utils/messages/send';
import type { SurfaceReport } from '../../../utils/messages/surface-report';
import { keyOf } from '../../../utils/platforms/key';
import type { Control } from '../control';
import type { Press } from '../presses';
import { createSelection } from '../selection/mode';
import { createAsker } from './ask';
import type { Bench } from './bench';
import { choicesFor, offered } from './choices';
import { collectPosts } from './collect';
import { describePage } from './describe';
import { openMenu } from './menu';
import { createNews } from './news';
import { createPanel } from './panel';
import { keepPictures } from './pictures';
import { createSaver, type Saver } from './saver';
import { readToolTexts } from './tool-texts';

/** What is needed only once a person does something: saving, menu, question, toasts. */
export interface Tools {
  /** Does what a press asks for. `saved`: it has left already, and this is the answer. */
  press(press: Press, saved: Promise<SaveReceipt> | null): void;
  menu(press: Press): void;
  /** Says that a press was not taken: who pressed may have meant something else. */
  refuse(): void;
  /** Takes a trusted event on a control while it is a checkbox of selection mode. */
  pick(event: Event, control: Control): void;
  /** Starts selection mode. */
  select(): void;
  /** Opens the menu of the way into it. */
  startMenu(button: Element): void;
  hear(announcement: Announcement): void;
  describe(): Promise<SurfaceReport>;
}

export function createTools(bench: Bench): Tools {
  const { controls, signal } = bench;
  useCatalogue(globalThis.memoriesPageTexts ?? null);
  const texts = readToolTexts();
  const panel = createPanel(bench.shield, bench.tokens, texts.page_panel, signal);
  const asker = createAsker(panel, texts.page_question, (receipt, library) => saver.tell(receipt, library));
  const saver: Saver = createSaver({
    texts,
    panel,
    asker,
    context: bench.context,
    states: controls.states,
    collect: (count) => collectPosts(bench.adapter.cards, panel, texts, count, signal),
    keepPictures: (keys) => keepPictures(keys, bench.adapter, controls),
    news: createNews(panel, texts, controls, signal),
  });

  const selection = createSelection({ ...bench, texts, panel, saver });

  /** The page showed something else when it was pressed than the control said: nothing is done, and the control mended. */
  function gone(control: Control) {
    const subject = control.read();
    if (subject) controls.show(control, subject);
    saver.say(texts.page_gone);
  }

  function press({ control, subject, state, isByKey }: Press, saved: Promise<SaveReceipt> | null) {
    if (!subject) return gone(control);
    if (saved) return void saver.follow(subject, saved, isByKey);
    const key = keyOf(subject.target);
    const known = controls.states.of(key);
    if (state === 'idle' || !known) return void saver.save(subject, { library: bench.context().defaultLibrary });
    if (state === 'failed') return void saver.retry(key, known);
    const again = () => void saver.save(subject, { library: known.library, again: true });
    const undo = () => void saver.undo([known.captureId]);
    if (state === 'ready') saver.say(texts.page_already, [{ label: texts.receipt_again, run: again }]);
    else if (state === 'queued') saver.say(texts.page_state_queued, [{ label: texts.page_undo, run: undo }]);
    else saver.say(texts[`page_state_${state}`]);
  }

  function menu({ control, subject }: Press) {
    if (!subject) return gone(control);
    const known = controls.states.of(keyOf(subject.target));
    const contents = choicesFor(texts, saver, subject, known, bench.count(subject), bench.context().folders);
    const choices = offered(contents.choices, texts, bench.context());
    openMenu(panel, texts, control.button, { ...contents, choices });
  }

  function startMenu(button: Element) {
    const { platform } = bench.adapter.grammar;
    const show = (isShown: boolean) => send('showSelectButton', { platform, isShown });
    const hide = async () => {
      await show(false);
      const undo = { label: texts.page_undo, run: () => void show(true) };
      saver.say(fill(texts.page_select_hidden, texts[`platform_${platform}`]), [undo]);
    };
    const choices = [
      { label: texts.page_select_posts, run: () => selection.select() },
      { label: fill(texts.page_select_hide, texts[`platform_${platform}`]), run: () => void hide() },
    ];
    openMenu(panel, texts, button, { choices });
  }

  function hear(announcement: Announcement) {
    if (announcement.name === 'feedback') saver.tell(announcement.receipt, announcement.library);
    if (announcement.name === 'select-posts') selection.select();
    if (announcement.name === 'ask-first') asker.show(announcement.question);
    asker.hear(announcement);
  }

  return {
    press,
    menu,
    refuse: () => saver.say(texts.page_refused),
    pick: selection.take,
    select: selection.select,
    startMenu,
    hear,
    describe: () => describePage(bench),
  };
}
