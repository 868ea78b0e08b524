import { doc } from '../../../utils/platforms/doc';
import type { ControlTexts } from '../../../utils/text/control-texts';
import { makeMore, pressedIn } from '../control';
import type { Controls } from '../controls';

import { el, makeHost, openRoot, sheet } from '../dom';
import { asksForMenu } from '../presses';
import type { Shield } from '../shield';

/** On fewer cards there is nothing to choose from. */
export const FEWEST = 4;

/** Above where the page's own control may float, or in the other corner. As specific as what it is to overrule. */
const CORNERS = sheet(`
:host([data-look=floating]){inset-block:auto 88px!important}
:host([data-side=start]){inset-block:auto 24px!important;inset-inline:24px auto!important}
`);

export interface StartButtonOptions {
  controls: Controls;
  shield: Shield;
  /** What it looks like: as the controls do. */
  sheets: readonly CSSStyleSheet[];
  picture: Node;
  texts: ControlTexts;
  /** Whether the person wants it at all: there is a shortcut, too. */
  isWanted(): boolean;
  press(): void;
  /** Opens a menu beside the button. */
  openMenu(button: Element): void;
}

export type StartButton = ReturnType<typeof createStartButton>;

/** The way into selection mode, in a corner of every page with cards. */
export function createStartButton(
  { controls, shield, sheets, picture, texts, isWanted, press, openMenu }: StartButtonOptions,
  signal: AbortSignal,
) {
  const host = makeHost('panel');
  const button = el('button', { type: 'button', title: texts.page_select_key }, picture, texts.page_select_posts);
  const more = makeMore(texts);
  host.dataset.look = 'floating';
  const root = openRoot(host, [...sheets, CORNERS], true);
  root.append(button, more);
  shield.guard(host, (event) => {
    const isMenu = event.type === 'contextmenu' || asksForMenu(event);
    if (event.type === 'keydown' && isMenu) event.preventDefault();
    if (isMenu || (event.type === 'click' && more.contains(pressedIn(root, event)))) openMenu(button);
    else if (event.type === 'click') press();
  });
  signal.addEventListener('abort', () => host.remove());

  return {
    /** Shows or hides it: there is nothing to select without cards, and nothing to start while a person selects. */
    look() {
      const onCards = [...controls.all].filter(({ isOnCard }) => isOnCard);
      const [some] = onCards;
      if (!some || onCards.length < FEWEST || controls.isDressed || !isWanted()) return host.remove();
      // Not where the site's cards have their own controls, so that these stay free to press.
      host.dataset.side = some.host.dataset.look === 'corner-end' ? 'start' : 'end';
      // Before all else, so that Tab comes there without going through a page that grows as one tabs.
      if (!host.isConnected) doc.documentElement.insertBefore(host, doc.body);
    },
    focus: () => host.focus(),
    /** Says what is wrong, for want of other means. */
    complain(text: string) {
      button.textContent = text;
    },
  };
}
