import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { keyOf, recognise, type TargetKey } from '../../utils/platforms/index';

/** The post of the active tab beside which this page stands; null where it is a tab itself. */
export function usePagePost(): TargetKey | null {
  const [key, setKey] = useState<TargetKey | null>(null);
  useEffect(() => {
    let isHere = true;
    const look = async () => {
      if (await browser.tabs.getCurrent()) return;
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      const target = tab?.url ? recognise(tab.url) : null;
      if (isHere) setKey(target && keyOf(target));
    };
    // The browser may be shutting down; then there is nothing to follow.
    const lookSoon = () => void look().catch(() => undefined);
    lookSoon();
    browser.tabs.onActivated.addListener(lookSoon);
    browser.tabs.onUpdated.addListener(lookSoon);
    return () => {
      isHere = false;
      browser.tabs.onActivated.removeListener(lookSoon);
      browser.tabs.onUpdated.removeListener(lookSoon);
    };
  }, []);
  return key;
}
