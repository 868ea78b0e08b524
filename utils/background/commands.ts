import type { Browser } from 'wxt/browser';
import { t } from '../i18n';
import { readSettings } from '../settings';
import { tellTab } from './announce';
import type { WorkerContext } from './context';
import { notify } from './notifications';
import { saveFromBrowser } from './wishes';

/** Does what a keyboard shortcut says, in the tab that was active when it was pressed. */
export async function onCommand(context: WorkerContext, command: string, tab: Browser.tabs.Tab | undefined) {
  if (command === 'select-posts') await selectPosts(tab);
  if (command !== 'save-page') return;
  const { defaultLibrary } = await readSettings();
  await saveFromBrowser(context, tab, defaultLibrary, [{ url: tab?.url ?? '', title: tab?.title }]);
}

/** Selection is the page's own; where no script of ours hears, a shortcut that does nothing would be a riddle. */
async function selectPosts(tab: Browser.tabs.Tab | undefined) {
  if (!(await tellTab(tab?.id, { name: 'select-posts' }))) await notify(t('notification_select_unreachable'));
}
