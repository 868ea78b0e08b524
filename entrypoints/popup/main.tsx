import { browser } from 'wxt/browser';
import { ConfirmWish } from '../../components/popup/confirm-wish';
import { firstLook } from '../../components/popup/first-look';
import { Popup } from '../../components/popup/popup';
import { mountPage } from '../../components/ui/mount-page';
import { t } from '../../utils/i18n';
import { wishIn } from '../../utils/wish-address';

document.documentElement.classList.toggle('in-popup', browser.extension.getViews({ type: 'popup' }).includes(window));
void wishIn(location.hash).then(async (wish) => {
  mountPage(t('extension_name'), wish ? <ConfirmWish {...wish} /> : <Popup first={await firstLook()} />);
});
