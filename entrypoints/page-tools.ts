import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createTools } from '../components/page/tools/tools';

// Not in the manifest: the worker puts it into a page on `loadScript`.
export default defineUnlistedScript(() => {
  globalThis.memoriesPageTools = createTools;
});
