import './tokens.css';
import './base.css';
import { type ComponentChild, render } from 'preact';
import { t } from '../../utils/i18n';
import { Asking } from './asking';

/** Draws one of the extension's own pages into `#app`, with its title and its language. */
export function mountPage(title: string, page: ComponentChild): void {
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app');
  document.title = title;
  document.documentElement.lang = t('language_code');
  render(<Asking>{page}</Asking>, root);
}
