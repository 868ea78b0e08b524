import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { parts } from '../components/page/parts';

// Not in the manifest: the worker puts it into a page on `loadScript`.
export default defineUnlistedScript(() => {
  globalThis.memoriesPageParts = parts;
});
