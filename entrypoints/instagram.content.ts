import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../components/page/start';
import { instagram } from '../utils/platforms/instagram';

export default defineContentScript({
  matches: [`https://${instagram.grammar.pageHost}/*`],
  runAt: 'document_start',
  main: (ctx) => startPage(instagram, ctx.signal),
});
