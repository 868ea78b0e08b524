// `npm run bench [-- --only a,b] [--runs N] [--no-build] [--readme]`: measures the build on this machine. See tests/bench/README.md.
import { ensureChromium, ensurePackages, run, say } from './setup.mjs';

const args = process.argv.slice(2);
await ensurePackages();
await ensureChromium();
if (!args.includes('--no-build')) {
  say('Building the extension');
  if ((await run('wxt', ['build'])) !== 0) throw new Error('The build failed: there is nothing to measure');
}
// The product's modules have parameter properties and imports without file names: a bundler's TypeScript, not Node's.
const typescript = ['--disable-warning=ExperimentalWarning', '--experimental-transform-types'];
const hooks = ['--import', './tests/bench/resolve-source.mjs'];
process.exitCode = await run('node', [...typescript, ...hooks, 'tests/bench/main.ts', ...args]);
