import { type Browser, browser } from 'wxt/browser';
import type { PageContext } from '../../utils/messages';
import { announcementIn } from '../../utils/messages/hear';
import { send } from '../../utils/messages/send';
import { doc } from '../../utils/platforms/doc';
import type { Outline } from '../../utils/platforms/grammar';
import { hostSelector } from './dom';
import { awaitPosts } from './first-posts';
import { pageLoader } from './load-scripts';
import { onReopened } from './reopened';
import type { Session } from './session-types';
import { createShield } from './shield';

/** Between two times that the worker is asked whether to draw, ms: each twice as long as the one before, up to the longest. */
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Brings a site's pages to life: listens from the first moment, has all that draws and saves come once the worker
 * says that the site is switched on and there is something to save, and takes it away when the site is switched off
 * or the extension is replaced.
 */
export function startPage(outline: Outline, signal: AbortSignal): void {
  let life = new AbortController();
  const live = () => livePage(outline, AbortSignal.any([signal, life.signal]));
  live();
  onReopened(() => {
    life.abort();
    life = new AbortController();
    live();
  }, signal);
}

/** The life of one document, from its beginning on. */
function livePage(outline: Outline, signal: AbortSignal): void {
  const { platform } = outline;
  const shield = createShield(signal);
  const load = pageLoader(platform);
  let context: PageContext | null = null;
  let session: Promise<Session> | null = null;
  /** Null while the site is switched off. */
  let ending: AbortController | null = null;

  async function ask(pause = RETRY_MS): Promise<PageContext | null> {
    const answer = await send('getPageContext', { platform }).catch(() => null);
    if (answer || signal.aborted || !isAlive()) return answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return ask(Math.min(2 * pause, LONGEST_RETRY_MS));
  }

  async function follow() {
    const answer = await ask();
    if (!answer || signal.aborted) return;
    context = answer;
    if (!answer.enabled) {
      ending?.abort();
      ending = session = null;
    } else if (session) {
      void session.then((running) => running.update(answer), ignore);
    } else if (!ending) {
      ending = new AbortController();
      const until = AbortSignal.any([signal, ending.signal]);
      awaitPosts(outline.posts, answer.hasTarget, begin, isAlive, until);
    }
  }

  /** All that stands in the page, which comes when it is first asked for; rejects where it can't be had. */
  function begin(): Promise<Session> {
    session ??= start().catch((error) => {
      session = null;
      throw error;
    });
    return session;
  }

  async function start(): Promise<Session> {
    const own = ending;
    const startSession = await load();
    if (!own || own !== ending || !context) throw new Error('switched off meanwhile');
    return startSession(context, shield, AbortSignal.any([signal, own.signal]));
  }

  /** Answers whether somebody is here to show it: where the site is switched off, nobody is. True: the answer follows. */
  const hear = (message: unknown, sender: Browser.runtime.MessageSender, respond: (answer: unknown) => void) => {
    const announcement = announcementIn(message, sender);
    if (!announcement) return false;
    const isOn = ending !== null;
    const { name } = announcement;
    if (name === 'settings-changed') void follow();
    else if (isOn && name === 'describe-page') {
      begin()
        .then((running) => running.describe())
        .then(respond, () => respond(null));
      return true;
      // Of what nobody has seen yet nothing has to be told.
    } else if (isOn)
      (name === 'captures-changed' ? session : begin())?.then((running) => running.hear(announcement), ignore);
    respond(isOn);
    return false;
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(hear));
  // What was announced while the browser kept the page for a way back went to the page in view.
  addEventListener('pageshow', (event) => (event as PageTransitionEvent).persisted && void follow(), { signal });

  // Left by a copy of this script that could not clean up: the extension was switched off meanwhile.
  for (const host of doc.querySelectorAll(hostSelector())) host.remove();
  void follow();
}

const ignore = () => undefined;
/** False once the extension was replaced or removed. */
const isAlive = () => Boolean(browser.runtime?.id);
