import './tokens.css';
import './base.css';
import './icons.css';
import './pieces.css';
import { type ComponentChild, render } from 'preact';
import { type MessageKey, t, textDirection } from '../../utils/i18n';
import { readSettings } from '../../utils/settings';
import { speak } from '../../utils/text/language';
import { Asking } from './asking';
import { pressOnce } from './held-keys';
import { PrivateWindow } from './private-window';
import { SiteAccess } from './site-access';
import { StorageAlert } from './storage-alert';
import { trustOwnFiles } from './trusted';

/** Draws one of the extension's own pages into `#app`, with its title, its language, and above it what keeps it from working. */
export function mountPage(title: MessageKey, page: ComponentChild): Promise<void> {
  return mountAlone(
    title,
    <Asking>
      <PrivateWindow />
      <StorageAlert />
      <SiteAccess>{page}</SiteAccess>
    </Asking>,
  );
}

/** Draws a page with nothing around it. */
export async function mountAlone(title: MessageKey, page: ComponentChild): Promise<void> {
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app');
  trustOwnFiles();
  pressOnce(document);
  await speak((await readSettings()).language);
  document.title = t(title);
  document.documentElement.lang = t('language_code');
  document.documentElement.dir = textDirection();
  render(page, root);
}
