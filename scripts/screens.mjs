// `npm run screens`: builds, and takes the pictures in docs/screens and the README's own, to be looked at.
// `npm run store-pictures`: the same of those that stores show, in store/pictures.
import { ensureChromium, ensurePackages, run } from './setup.mjs';

await ensurePackages();
await ensureChromium();
if ((await run('wxt', ['build'])) !== 0) throw new Error('The build failed: there is nothing to show');
process.exitCode = await run('playwright', [
  'test',
  '--config',
  'tests/screens/playwright.config.ts',
  ...process.argv.slice(2),
]);
