import { useEffect, useRef, useState } from 'preact/hooks';
import { type Browser, browser } from 'wxt/browser';
import { PLAYER_PORT, type PlayerNews } from '../../utils/messages/player-messages';
import { send } from '../../utils/messages/send';
import { keyOf, recognise, type TargetKey } from '../../utils/platforms/index';

export interface Playing {
  /** Where the video is, seconds. */
  second: number;
  seek(second: number): void;
}

/** Goes with the video of a post in whatever open tab shows it; null while none does. */
export function usePlayer(key: TargetKey): Playing | null {
  const [second, setSecond] = useState<number | null>(null);
  const port = useRef<Browser.runtime.Port | null>(null);

  useEffect(() => {
    let isHere = true;
    let busy = false;
    const leave = () => {
      port.current?.disconnect();
      port.current = null;
      setSecond(null);
    };
    const hear = (news: PlayerNews) => {
      if ('gone' in news) setSecond(null);
      else setSecond(news.second);
    };
    const look = async () => {
      if (port.current || busy) return;
      busy = true;
      try {
        const tabId = await tabOf(key);
        if (tabId === undefined || !isHere) return;
        await send('loadPlayer', { tabId });
        const made = browser.tabs.connect(tabId, { name: PLAYER_PORT + key, frameId: 0 });
        port.current = made;
        made.onMessage.addListener((message) => hear(message as PlayerNews));
        made.onDisconnect.addListener(() => {
          if (port.current === made) port.current = null;
          setSecond(null);
        });
        if (!isHere) leave();
      } finally {
        busy = false;
      }
    };
    const changed = (_: number, { status, url }: { status?: string; url?: string }) => {
      if (status === 'complete' || url) lookSoon();
    };
    const lookSoon = () => void look().catch(() => undefined);
    lookSoon();
    browser.tabs.onUpdated.addListener(changed);
    return () => {
      isHere = false;
      browser.tabs.onUpdated.removeListener(changed);
      leave();
    };
  }, [key]);

  return second === null ? null : { second, seek: (to) => port.current?.postMessage({ second: to }) };
}

/** The tab that shows a post, the active one first. */
async function tabOf(key: TargetKey): Promise<number | undefined> {
  const tabs = await browser.tabs.query({});
  const showing = tabs.filter(({ url }) => {
    const target = url ? recognise(url) : null;
    return target !== null && keyOf(target) === key;
  });
  return (showing.find(({ active }) => active) ?? showing[0])?.id;
}
