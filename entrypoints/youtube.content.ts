import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../components/page/start';
import { pagePatterns } from '../utils/platforms/grammar';
import { youtubeOutline } from '../utils/platforms/youtube';

export default defineContentScript({
  matches: pagePatterns(youtubeOutline),
  runAt: 'document_start',
  main: (ctx) => startPage(youtubeOutline, ctx.signal),
});
