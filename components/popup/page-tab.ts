import { browser } from 'wxt/browser';

export interface PageTab {
  id: number;
  /** '' when the browser does not tell, which it does for the sites we have access to. */
  url: string;
  title: string;
}

/**
 * The tab that "this page" means: the active one; when the popup is itself shown in a tab, the one last used in
 * its window. Null when there is none.
 */
export async function findPageTab(): Promise<PageTab | null> {
  const self = await browser.tabs.getCurrent();
  const tabs = await browser.tabs.query({ currentWindow: true });
  const others = tabs.filter((tab) => tab.id !== self?.id);
  const tab = self
    ? others.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]
    : others.find(({ active }) => active);
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? '', title: tab.title ?? '' };
}

/** The addresses of all open tabs that the browser tells us, with their titles. */
export async function findOpenPages(): Promise<{ url: string; title: string }[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ url, title }) => (url ? [{ url, title: title ?? '' }] : []));
}
