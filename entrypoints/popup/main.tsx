import { browser } from 'wxt/browser';
import { ConfirmPublic } from '../../components/popup/confirm-public';
import { Popup } from '../../components/popup/popup';
import { publicRequest } from '../../components/popup/public-request';
import { mountPage } from '../../components/ui/mount-page';
import { t } from '../../utils/i18n';

const items = publicRequest(location.hash);
document.documentElement.classList.toggle('in-popup', browser.extension.getViews({ type: 'popup' }).includes(window));
mountPage(t('extension_name'), items ? <ConfirmPublic items={items} /> : <Popup />);
