import { type Browser, browser } from 'wxt/browser';
import { t } from '../i18n';
import { momentText } from '../library/moments';
import type { PlayerJump } from '../messages/player-messages';
import { keyOf, pageUrlOf, recognise, type TargetKey } from '../platforms/index';
import { forget, keep, recall } from './memory';
import { loadPlayer } from './page-scripts';

/** A tab that was opened for a second of a post, until its page came. */
interface Jump {
  key: TargetKey;
  second: number;
  /** ms since 1970. */
  at: number;
}

const textsOf = ({ second }: Jump) => ({ moment: t('player_at', momentText(second)), back: t('player_from_start') });

/** A page that comes later was not waited for any more, ms. */
const LIFETIME_MS = 10 * 60_000;

const placeOf = (tabId: number) => `jump:${tabId}`;

export interface Jumps {
  /** Opens a post at a second in a tab of its own. */
  open(url: string, second: number): Promise<null>;
  /** A content script started: if that is the page a jump waits for, it is handed over, once. */
  arrived(sender: Browser.runtime.MessageSender): Promise<void>;
}

/**
 * Leads to a second of a post. YouTube has it in the address; the others have nothing like it, so their page's own
 * player is moved, by a script that only such a page gets.
 */
export function createJumps(now: () => number = Date.now): Jumps {
  // The page may come before its jump was written down.
  let opening: Promise<unknown> = Promise.resolve();

  return {
    async open(address, second) {
      const target = recognise(address);
      if (!target) throw new Error('no post that we know');
      const url = new URL(pageUrlOf(target));
      const isInAddress = target.platform === 'youtube' && second >= 1;
      if (isInAddress) url.searchParams.set('t', `${Math.floor(second)}s`);
      const work = (async () => {
        const tab = await browser.tabs.create({ url: url.href });
        const jump: Jump = { key: keyOf(target), second, at: now() };
        if (!isInAddress && second > 0 && tab.id !== undefined) await keep(placeOf(tab.id), jump);
      })();
      opening = work.catch(() => undefined);
      await work;
      return null;
    },

    async arrived({ tab, url = '', frameId }) {
      await opening;
      if (tab?.id === undefined || frameId !== 0) return;
      const jump = await recall<Jump>(placeOf(tab.id));
      const target = recognise(url);
      // Elsewhere first: a page to log in, a question about cookies. It waits for the post.
      if (!jump || !target || keyOf(target) !== jump.key) return;
      // Before it is handed over: never twice.
      await forget(placeOf(tab.id));
      if (Math.abs(now() - jump.at) >= LIFETIME_MS) return;
      await loadPlayer(tab.id);
      const message: PlayerJump = { name: 'player-jump', key: jump.key, second: jump.second, texts: textsOf(jump) };
      await browser.tabs.sendMessage(tab.id, message, { frameId: 0 });
    },
  };
}
