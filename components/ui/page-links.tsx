import { t } from '../../utils/i18n';
import { KeyboardHelp } from './keyboard-help';
import { OpenImport } from './open-import';

const PAGES = [
  ['popup', 'list', 'tasks_heading'],
  ['library', 'search', 'library_title'],
  ['uploads', 'upload', 'popup_uploads'],
  ['options', 'settings', 'popup_options'],
] as const;

/** A page of the extension that fills a tab. */
export type OwnPage = (typeof PAGES)[number][0] | 'assistants' | 'import';

/** The ways to the other pages of the extension; `here` is not among them. Options name the page for lists themselves. */
export function PageLinks({ here = 'popup' }: { here?: OwnPage }) {
  return (
    <nav class="row page-links" aria-label={t('popup_nav')}>
      {here !== 'options' && here !== 'import' && <OpenImport sign />}
      {PAGES.filter(([page]) => page !== here).map(([page, icon, text]) => (
        <a
          key={page}
          class="sign"
          data-icon={icon}
          href={`/${page}.html`}
          target="_blank"
          rel="noreferrer"
          title={t(text)}
        >
          <span class="visually-hidden">{t(text)}</span>
        </a>
      ))}
      {(here === 'popup' || here === 'library') && <KeyboardHelp page={here} />}
    </nav>
  );
}
