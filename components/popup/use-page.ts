import { useCallback, useEffect, useState } from 'preact/hooks';
import type { KeyState } from '../../utils/messages';
import { send } from '../../utils/messages/send';
import { keyOf, recognise, type Target } from '../../utils/platforms/index';
import { useAnnouncement } from '../ui/use-announcement';
import { findOpenPages, findPageTab, type PageTab } from './page-tab';
import { cleanPageTitle } from './page-title';
import type { SaveItem } from './save-items';

export interface Page {
  tab: PageTab | null;
  target: Target | null;
  /** Posts in all open tabs. */
  openPosts: SaveItem[];
}

/** What the tab beside the popup shows, and what the other tabs hold; null until it is known. */
export function usePage(): Page | null {
  const [page, setPage] = useState<Page | null>(null);
  useEffect(() => {
    void readPage().then(setPage);
  }, []);
  return page;
}

async function readPage(): Promise<Page> {
  const [tab, pages] = await Promise.all([findPageTab(), findOpenPages()]);
  return {
    tab,
    target: tab ? recognise(tab.url) : null,
    openPosts: pages.flatMap(({ url, title }) => {
      const target = recognise(url);
      return target?.kind === 'post' ? [{ url: target.url, title: cleanPageTitle(title) }] : [];
    }),
  };
}

/** What is known of a target that was saved before, kept up to date; undefined for none. */
export function useKeyState(target: Target | null): KeyState | undefined {
  const key = target ? keyOf(target) : undefined;
  const [state, setState] = useState<KeyState>();
  const read = useCallback(async () => {
    setState(key ? (await send('getStates', { keys: [key] }))[key] : undefined);
  }, [key]);
  useEffect(() => {
    read().catch(() => setState(undefined));
  }, [read]);
  useAnnouncement('captures-changed', () => void read().catch(() => setState(undefined)));
  return state;
}
