import { browser } from 'wxt/browser';
import { ConfirmPublic } from '../../components/popup/confirm-public';
import { Popup } from '../../components/popup/popup';
import { publicRequest } from '../../components/popup/public-request';
import { mountPage } from '../../components/ui/mount-page';
import { openMemories } from '../../utils/captures/db';
import { t } from '../../utils/i18n';

// Opens while the page is drawn, so that the first rows are there sooner.
void openMemories();

const items = publicRequest(location.hash);
document.documentElement.classList.toggle('in-popup', browser.extension.getViews({ type: 'popup' }).includes(window));
mountPage(t('extension_name'), items ? <ConfirmPublic items={items} /> : <Popup />);
