import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../components/page/start';
import { pagePatterns } from '../utils/platforms/grammar';
import { tiktok } from '../utils/platforms/tiktok';

export default defineContentScript({
  matches: pagePatterns(tiktok.grammar),
  runAt: 'document_start',
  main: (ctx) => startPage(tiktok, ctx.signal),
});
