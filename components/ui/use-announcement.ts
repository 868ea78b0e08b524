import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Announcement } from '../../utils/messages';

/** Calls `act` whenever the worker announces `name`. */
export function useAnnouncement(name: Announcement['name'], act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listener = (message: unknown) => {
      if ((message as Partial<Announcement> | null)?.name === name) latest.current();
    };
    browser.runtime.onMessage.addListener(listener);
    return () => browser.runtime.onMessage.removeListener(listener);
  }, [name]);
}
