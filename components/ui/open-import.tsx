import { openTab } from '../../utils/background/pages';
import { t } from '../../utils/i18n';

/** The way to the page that takes whole lists. `sign`: as a drawn sign alone, its name as its label. */
export function OpenImport({ sign = false }: { sign?: boolean }) {
  const open = async () => {
    await openTab('/import.html');
    // The toolbar's popup closes with the tab's coming only in some browsers.
    if (document.documentElement.classList.contains('in-popup')) window.close();
  };
  return sign ? (
    <button
      type="button"
      class="sign"
      data-icon="list-plus"
      aria-label={t('import_open')}
      title={t('import_open')}
      onClick={() => void open()}
    />
  ) : (
    <button type="button" data-icon="list-plus" onClick={() => void open()}>
      {t('import_open')}
    </button>
  );
}
