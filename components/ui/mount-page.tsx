import './tokens.css';
import './base.css';
import { type ComponentChild, render } from 'preact';
import { t } from '../../utils/i18n';
import { Asking } from './asking';

import { SiteAccess } from './site-access';
import { StorageAlert } from './storage-alert';

import { trustOwnFiles } from './trusted';

/** Draws one of the extension's own pages into `#app`, with its title, its language, and above it what keeps it from working. */
export function mountPage(title: string, page: ComponentChild): void {
  mountAlone(
    title,
    <Asking>
      <StorageAlert />
      <SiteAccess>{page}</SiteAccess>
    </Asking>,
  );
}

/** Draws a page with nothing around it. */
export function mountAlone(title: string, page: ComponentChild): void {
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app');
  trustOwnFiles();
  document.title = title;
  document.documentElement.lang = t('language_code');
  document.documentElement.dir = t('@@bidi_dir' as never) === 'rtl' ? 'rtl' : 'ltr';
  render(page, root);
}
