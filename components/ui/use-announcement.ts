import { useEffect, useRef } from 'preact/hooks';
import { type Browser, browser } from 'wxt/browser';
import type { Announcement } from '../../utils/messages';
import { announcementIn } from '../../utils/messages/hear';

/** Calls `act` whenever the worker announces `name`. */
export function useAnnouncement(name: Announcement['name'], act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listener = (message: unknown, sender: Browser.runtime.MessageSender) => {
      if (announcementIn(message, sender)?.name === name) latest.current();
    };
    browser.runtime.onMessage.addListener(listener);
    return () => browser.runtime.onMessage.removeListener(listener);
  }, [name]);
}
