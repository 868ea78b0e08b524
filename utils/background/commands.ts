import type { Browser } from 'wxt/browser';
import { readSettings } from '../settings';
import { tellTab } from './announce';
import type { WorkerContext } from './context';
import { saveFromBrowser } from './wishes';

/** Does what a keyboard shortcut says, in the tab that was active when it was pressed. */
export async function onCommand(context: WorkerContext, command: string, tab: Browser.tabs.Tab | undefined) {
  if (command === 'select-posts') await tellTab(tab?.id, { name: 'select-posts' });
  if (command !== 'save-page') return;
  const { defaultLibrary } = await readSettings();
  await saveFromBrowser(context, tab, defaultLibrary, [{ url: tab?.url ?? '', title: tab?.title }]);
}
