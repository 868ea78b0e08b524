import { openTab } from '../../utils/background/pages';
import { t } from '../../utils/i18n';

/** The way to the page that takes whole lists. `class`: how the button looks. */
export function OpenImport({ class: look = '' }: { class?: string }) {
  const open = async () => {
    await openTab('/import.html');
    // The toolbar's popup closes with the tab's coming only in some browsers.
    if (document.documentElement.classList.contains('in-popup')) window.close();
  };
  return (
    <button type="button" class={look} onClick={() => void open()}>
      {t('import_open')}
    </button>
  );
}
