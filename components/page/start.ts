import { type Browser, browser } from 'wxt/browser';
import { announcementIn } from '../../utils/hear';
import type { PageContext } from '../../utils/messages';
import type { Adapter } from '../../utils/platforms/adapter';
import { send } from '../../utils/send';
import { hostSelector } from './dom';
import { type Session, startSession } from './session';
import { createShield } from './shield';

/** How often the worker is asked at most whether to draw, and how long between, ms. */
const TRIES = 3;
const RETRY_MS = 1000;

/**
 * Brings a site's pages to life: listens from the first moment, draws once the page is read and the worker says
 * that the site is switched on, and takes all of it away when it is switched off or the extension is replaced.
 */
export function startPage(adapter: Adapter, signal: AbortSignal): void {
  const { platform } = adapter.grammar;
  const shield = createShield(signal);
  let session: Session | null = null;
  let ending = new AbortController();

  async function ask(tries = TRIES): Promise<PageContext | null> {
    const context = await send('getPageContext', { platform }).catch(() => null);
    if (context || tries <= 1 || signal.aborted) return context;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    return ask(tries - 1);
  }

  async function follow() {
    const context = await ask();
    if (!context || signal.aborted) return;
    if (!context.enabled) {
      ending.abort();
      session = null;
    } else if (session) {
      session.update(context);
    } else {
      ending = new AbortController();
      session = startSession(adapter, context, shield, AbortSignal.any([signal, ending.signal]));
    }
  }

  /** Answers whether somebody is here to show it: where the site is switched off, nobody is. True: the answer follows. */
  const hear = (message: unknown, sender: Browser.runtime.MessageSender, respond: (answer: unknown) => void) => {
    const announcement = announcementIn(message, sender);
    if (!announcement) return false;
    if (announcement.name === 'describe-page') {
      session?.describe().then(respond, () => respond(null));
      return session !== null;
    }
    if (announcement.name === 'settings-changed') void follow();
    else session?.hear(announcement);
    respond(session !== null);
    return false;
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(hear));

  // Left by a copy of this script that could not clean up: the extension was switched off meanwhile.
  for (const host of document.querySelectorAll(hostSelector())) host.remove();
  void follow();
}
