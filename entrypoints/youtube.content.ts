import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../components/page/start';
import { youtube } from '../utils/platforms/youtube';

export default defineContentScript({
  matches: [`https://${youtube.grammar.pageHost}/*`],
  runAt: 'document_start',
  main: (ctx) => startPage(youtube, ctx.signal),
});
