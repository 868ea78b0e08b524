import type { Browser } from 'wxt/browser';
import { recognise } from '../platforms/index';
import type { WorkerContext } from './context';
import { saveImage } from './image';
import { readMenuId } from './menus';
import { collectSelection } from './selection';
import { saveVideo } from './video';
import { saveFromBrowser, type Wish } from './wishes';

type Click = Browser.contextMenus.OnClickData;

/** Does what a menu entry says. Public wishes are only handed to a page that asks the person. */
export async function onMenuClick(context: WorkerContext, click: Click, tab: Browser.tabs.Tab | undefined) {
  const { action, isPublic } = readMenuId(click.menuItemId);
  const library = isPublic ? 'public' : 'private';
  switch (action) {
    case 'save-page':
      return saveFromBrowser(context, tab, library, [pageOf(click, tab)]);
    case 'save-link':
      return saveFromBrowser(context, tab, library, [{ url: click.linkUrl ?? '' }]);
    case 'save-selection':
      return saveFromBrowser(context, tab, library, await selected(click, tab));
    case 'save-video':
      return saveVideo(context, click, tab);
    case 'save-image':
      return saveImage(context, click, tab);
  }
}

/** What the page of a click shows; in a page of another site the post of the embedded player that was clicked. */
export function pageOf({ pageUrl, frameUrl = '' }: Click, tab: Browser.tabs.Tab | undefined): Wish {
  const url = tab?.url ?? pageUrl ?? '';
  return !recognise(url) && recognise(frameUrl) ? { url: frameUrl } : { url, title: tab?.title };
}

/** The posts of the selection; when there are none, all its addresses, so that each is named with its reason. */
async function selected(click: Click, tab: Browser.tabs.Tab | undefined): Promise<Wish[]> {
  const urls = await collectSelection(tab?.id, click.frameId, click.selectionText ?? '');
  const known = urls.filter((url) => recognise(url));
  return (known.length > 0 ? known : urls).map((url) => ({ url }));
}
