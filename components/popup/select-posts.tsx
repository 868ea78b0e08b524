import { browser } from 'wxt/browser';
import { t } from '../../utils/i18n';
import type { Announcement } from '../../utils/messages';
import { Failure, Told, useAction } from '../ui/action';
import type { PageTab } from './page-tab';

const SELECT: Announcement = { name: 'select-posts' };

/** Begins selection in the page and makes way for it. */
export function SelectPosts({ tab }: { tab: PageTab }) {
  const { run, busy, failure } = useAction(async () => {
    try {
      await browser.tabs.sendMessage(tab.id, SELECT);
    } catch {
      // Nobody listens: the page was opened before the extension was installed or updated.
      throw new Told(t('popup_select_unreachable'));
    }
    await browser.tabs.update(tab.id, { active: true });
    if (document.documentElement.classList.contains('in-popup')) window.close();
  });
  return (
    <>
      <button type="button" class="quiet" disabled={busy} onClick={() => void run()}>
        {t('popup_select')}
      </button>
      <Failure failure={failure} />
    </>
  );
}
