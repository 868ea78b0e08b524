import { browser } from 'wxt/browser';
import { firstLook } from '../../components/popup/first-look';
import { Popup } from '../../components/popup/popup';
import { mountPage } from '../../components/ui/mount-page';

document.documentElement.classList.toggle('in-popup', browser.extension.getViews({ type: 'popup' }).includes(window));
void firstLook().then((first) => mountPage('extension_name', <Popup first={first} />));
