import { browser } from 'wxt/browser';
import { tellTab } from '../../utils/background/announce';
import { t } from '../../utils/i18n';
import { Failure, Told, useAction } from '../ui/action';
import type { PageTab } from './page-tab';

/** Begins selection in the page and makes way for it. */
export function SelectPosts({ tab }: { tab: PageTab }) {
  const { run, busy, failure } = useAction(async () => {
    // Nobody listens, or nobody draws: the page was opened before the extension was installed or updated.
    if (!(await tellTab(tab.id, { name: 'select-posts' }))) throw new Told(t('popup_select_unreachable'));
    await browser.tabs.update(tab.id, { active: true });
    if (document.documentElement.classList.contains('in-popup')) window.close();
  });
  return (
    <>
      <button type="button" class="quiet" data-icon="tick-boxes" disabled={busy} onClick={() => void run()}>
        {t('popup_select')}
      </button>
      <Failure failure={failure} />
    </>
  );
}
