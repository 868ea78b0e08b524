import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sessionOn } from '../components/page/session';
import { youtube } from '../utils/platforms/youtube';

// Not in the manifest: the worker puts it into a page on `loadScript`.
export default defineUnlistedScript(() => {
  globalThis.memoriesPage = sessionOn(youtube);
});
