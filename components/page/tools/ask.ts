import type { Library } from '../../../utils/captures/types';
import type { Announcement, AskedQuestion, MessageData, SaveReceipt } from '../../../utils/messages';
import { send } from '../../../utils/messages/send';
import { el } from '../dom';
import type { Panel } from './panel';

/** Has a person asked what must be asked, in a page of ours that the site can't script. */
export interface Asker {
  /** Asks whether these may be saved. Out: what became of it; null when the answer was no. Rejects when refused. */
  ask(request: MessageData<'askQuestion'>): Promise<SaveReceipt | null>;
  /** Shows a question that began elsewhere; what comes of it goes to `tell`. */
  show(question: AskedQuestion): void;
  hear(announcement: Announcement): void;
}

/** A frame that a site's rules or another extension keep away shows nothing; then a window asks. ms. */
const PATIENCE_MS = 1500;

interface Open {
  id: string;
  /** What holds the frame; none while a window asks. */
  layer?: HTMLElement;
  timer?: ReturnType<typeof setTimeout>;
  end(receipt: SaveReceipt | null, library: Library): void;
}

export function createAsker(
  panel: Panel,
  title: string,
  tell: (receipt: SaveReceipt, library: Library) => void,
): Asker {
  let open: Open | null = null;

  function wait({ id, address }: AskedQuestion, end: Open['end']) {
    settle(null, 'private');
    const asked: Open = { id, end };
    open = asked;
    if (!address) return;
    const frame = el('iframe', { src: address, title });
    const layer = el('div', { class: 'question' }, frame);
    asked.timer = setTimeout(() => void send('moveQuestion', { id }).catch(() => undefined), PATIENCE_MS);
    asked.layer = layer;
    panel.open(layer, frame, () => {
      clearTimeout(asked.timer);
      if (open?.layer !== layer) return;
      // A menu or another question took its place: that is a no.
      void send('dropQuestion', { id }).catch(() => undefined);
      settle(null, 'private');
    });
  }

  /** Takes the frame away; who waits for the answer goes on waiting. */
  function hide(asked: Open) {
    const isShown = asked.layer !== undefined;
    asked.layer = undefined;
    if (isShown) panel.close();
  }

  function settle(receipt: SaveReceipt | null, library: Library) {
    const ending = open;
    open = null;
    if (ending) hide(ending);
    ending?.end(receipt, library);
  }

  return {
    ask: async (request) => {
      const question = await send('askQuestion', request);
      return new Promise((resolve) => wait(question, resolve));
    },
    show: (question) => wait(question, (receipt, library) => receipt && tell(receipt, library)),
    hear(announcement) {
      if (!('id' in announcement) || announcement.id !== open?.id) return;
      if (announcement.name === 'question-over') settle(announcement.receipt ?? null, announcement.library);
      else if (announcement.name === 'question-moved') hide(open);
      else {
        clearTimeout(open.timer);
        open.layer?.style.setProperty('height', `${announcement.height}px`);
      }
    },
  };
}
