import { browser } from 'wxt/browser';
import { findUrls } from '../find-urls';

/**
 * Every address in the selected part of a page: its links, and addresses written out in its text. Where scripts may
 * not run, those of the text alone.
 */
export async function collectSelection(
  tabId: number | undefined,
  frameId: number | undefined,
  text: string,
): Promise<string[]> {
  const links = tabId === undefined ? [] : await linksIn(tabId, frameId ?? 0);
  return [...new Set([...links, ...findUrls(text)])];
}

async function linksIn(tabId: number, frameId: number): Promise<string[]> {
  try {
    const target = { tabId, frameIds: [frameId] };
    const [answer] = await browser.scripting.executeScript({ target, func: selectedLinks });
    return (answer?.result as string[] | undefined) ?? [];
  } catch {
    // Pages of the browser itself and of the stores take no scripts.
    return [];
  }
}

/** Runs in the page, so it may use nothing from outside itself. */
function selectedLinks(): string[] {
  const selection = document.getSelection();
  if (!selection) return [];
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')];
  return links.filter((link) => selection.containsNode(link, true)).map((link) => link.href);
}
