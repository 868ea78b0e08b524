// `npm run torture [-- --only kills,deaths,updates,disk,damaged,busy,settings,both] [--part 0.1] [--no-build]`: kills, damages and fills
// up real browsers that save; prints what was lost (nothing may be) and writes test-results/torture.json.
import { ensureChromium, ensurePackages, run, say } from './setup.mjs';

const args = process.argv.slice(2);
await ensurePackages();
await ensureChromium();
if (!args.includes('--no-build')) {
  say('Building the extension');
  if ((await run('wxt', ['build', '--level', 'warn'])) !== 0) throw new Error('The build failed');
}
process.exitCode = await run('node', [
  '--disable-warning=ExperimentalWarning',
  'tests/torture/main.ts',
  ...args.filter((arg) => arg !== '--no-build'),
]);
