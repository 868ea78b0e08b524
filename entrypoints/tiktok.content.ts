import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../components/page/start';
import { tiktok } from '../utils/platforms/tiktok';

export default defineContentScript({
  matches: [`https://${tiktok.grammar.pageHost}/*`],
  runAt: 'document_start',
  main: (ctx) => startPage(tiktok, ctx.signal),
});
