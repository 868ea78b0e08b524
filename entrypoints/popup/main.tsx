import { browser } from 'wxt/browser';
import { ConfirmWish } from '../../components/popup/confirm-wish';
import { Popup } from '../../components/popup/popup';
import { mountPage } from '../../components/ui/mount-page';
import { openMemories } from '../../utils/captures/db';
import { t } from '../../utils/i18n';
import { wishIn } from '../../utils/wish-address';

// Opens while the page is drawn, so that the first rows are there sooner.
void openMemories();

document.documentElement.classList.toggle('in-popup', browser.extension.getViews({ type: 'popup' }).includes(window));
void wishIn(location.hash).then((wish) => {
  mountPage(t('extension_name'), wish ? <ConfirmWish {...wish} /> : <Popup />);
});
