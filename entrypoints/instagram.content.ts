import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../components/page/start';
import { pagePatterns } from '../utils/platforms/grammar';
import { instagram } from '../utils/platforms/instagram';

export default defineContentScript({
  matches: pagePatterns(instagram.grammar),
  runAt: 'document_start',
  main: (ctx) => startPage(instagram, ctx.signal),
});
