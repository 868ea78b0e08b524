import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sessionOn } from '../components/page/session';
import { instagram } from '../utils/platforms/instagram';

// Not in the manifest: the worker puts it into a page on `loadScript`.
export default defineUnlistedScript(() => {
  globalThis.memoriesPage = sessionOn(instagram);
});
