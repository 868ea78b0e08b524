import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../components/page/start';
import { pagePatterns } from '../utils/platforms/grammar';
import { instagramOutline } from '../utils/platforms/instagram';

export default defineContentScript({
  matches: pagePatterns(instagramOutline),
  runAt: 'document_start',
  main: (ctx) => startPage(instagramOutline, ctx.signal),
});
