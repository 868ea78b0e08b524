import { browser } from 'wxt/browser';
import { t } from '../../utils/i18n';
import { Failure, useAction } from './action';

/**
 * Says on a page of ours in a private window why it is empty. Firefox lets extension pages there open no database (seen
 * with 153, 2026-11-27); the worker, which is not in that window, saves as ever. Chromium opens no page of ours there.
 */
export function PrivateWindow() {
  const { run, busy, failure } = useAction(async () => {
    await browser.windows.create({ url: location.href, incognito: false });
  });
  if (!browser.extension.inIncognitoContext) return null;
  return (
    <div role="alert" class="notice storage-alert">
      <p>{t('private_window')}</p>
      <div class="row">
        <button type="button" class="primary" disabled={busy} onClick={() => void run()}>
          {t('private_window_open')}
        </button>
      </div>
      <Failure failure={failure} />
    </div>
  );
}
