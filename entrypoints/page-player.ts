import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOnSite } from '../components/page/player/start';

// Not in the manifest: the worker puts it into a page that was opened at a second, or that a transcript goes with.
export default defineUnlistedScript(() => startOnSite());
