import { browser } from 'wxt/browser';
import { readText } from '../lists/text/read-text';
import { pageUrlOf, recognise } from '../platforms/index';

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
  const { targets, leftOut } = readText(text);
  // What names nothing is told of; what was cut would be read as something else by itself.
  const unknown = leftOut.map(({ url }) => url).filter((url) => !recognise(url));
  return [...new Set([...links, ...targets.map(pageUrlOf), ...unknown])];
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
