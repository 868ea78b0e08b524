import { browser } from 'wxt/browser';
import { fill } from '../../../utils/i18n';
import { announcementIn } from '../../../utils/messages/hear';
import { send } from '../../../utils/messages/send';
import { doc } from '../../../utils/platforms/doc';
import type { TargetKey } from '../../../utils/platforms/types';
import { foreignTitle } from '../../../utils/text/foreign-text';
import type { Controls } from '../controls';
import { MOST_KEYS } from '../states';
import { nameOf } from '../subject';
import { type Ends, FollowedSaves } from './followed-saves';
import type { Panel } from './panel';
import { joined } from './receipt';
import type { Texts } from './tool-texts';

export interface News {
  /** From now on a person is told when these saves become ready or fail. */
  follow(saves: readonly { key: TargetKey; captureId: string }[]): void;
}

/** What changes within this time is told together, ms. */
const GATHER_MS = 2000;
/** Between two tellings, ms: whoever listens to something else is not interrupted for each post of a batch. */
const QUIET_MS = 20_000;

/**
 * Tells people who don't see the controls what became of what they saved on this page since it was opened: in the
 * live region, seldom, several in one sentence, and not while the tab is hidden.
 */
export function createNews(
  panel: Pick<Panel, 'speak'>,
  texts: Texts,
  controls: Pick<Controls, 'all'>,
  signal: AbortSignal,
): News {
  const followed = new FollowedSaves();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quietUntil = 0;

  function soon() {
    if (followed.size > 0) timer ??= setTimeout(look, Math.max(GATHER_MS, quietUntil - performance.now()));
  }

  async function look() {
    timer = undefined;
    // Once the tab is seen again, all that came meanwhile is told together.
    if (doc.hidden) return;
    const asked = followed.first(MOST_KEYS);
    // A worker that can't be reached is asked again with the next change.
    const states = await send('getStates', { keys: asked.map(([key]) => key) }).catch(() => null);
    if (!states || signal.aborted) return;
    const told = wordsFor(texts, followed.update(asked, states));
    if (!told) return;
    quietUntil = performance.now() + QUIET_MS;
    panel.speak(told);
    // There may be more of the same than one message could ask for.
    if (asked.length === MOST_KEYS) soon();
  }

  const hear: Parameters<typeof browser.runtime.onMessage.addListener>[0] = (message, sender) => {
    if (announcementIn(message, sender)?.name === 'captures-changed') soon();
  };
  browser.runtime.onMessage.addListener(hear);
  doc.addEventListener('visibilitychange', soon, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    browser.runtime?.onMessage?.removeListener(hear);
  });

  return {
    follow(saves) {
      const names = new Map([...controls.all].map(({ key, subject }) => [key, nameOf(subject)]));
      for (const { key, captureId } of saves) {
        followed.add(key, { captureId, name: foreignTitle(names.get(key) ?? '') });
      }
      // What came before this page got its tools was told to nobody.
      soon();
    },
  };
}

/** One save by its name, several by their number; empty where nothing came to an end. */
function wordsFor(texts: Texts, ends: Ends): string {
  const parts = (['ready', 'failed'] as const).flatMap((end) => {
    const { length, 0: name } = ends[end];
    if (length === 0) return [];
    return length === 1 && name ? fill(texts[`page_news_${end}`], name) : fill(texts[`page_news_many_${end}`], length);
  });
  return joined(texts, parts);
}
