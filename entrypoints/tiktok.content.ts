import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../components/page/start';
import { pagePatterns } from '../utils/platforms/grammar';
import { tiktokOutline } from '../utils/platforms/tiktok';

export default defineContentScript({
  matches: pagePatterns(tiktokOutline),
  runAt: 'document_start',
  main: (ctx) => startPage(tiktokOutline, ctx.signal),
});
