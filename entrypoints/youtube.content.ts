import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../components/page/start';
import { pagePatterns } from '../utils/platforms/grammar';
import { youtube } from '../utils/platforms/youtube';

export default defineContentScript({
  matches: pagePatterns(youtube.grammar),
  runAt: 'document_start',
  main: (ctx) => startPage(youtube, ctx.signal),
});
