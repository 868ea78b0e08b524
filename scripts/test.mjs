// `npm test`: everything, from a fresh clone. The last line counts it all.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium, ensureFirefox, ensurePackages, ROOT, run, say } from './setup.mjs';

const RESULTS = path.join(ROOT, 'test-results');

/** A step that passes or fails as a whole. */
async function gate(name, command, args) {
  say(name);
  const passed = (await run(command, args)) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/** A step that counts its tests in a file; one that could not even do that has failed once. */
async function counted(name, file, command, args, count, env) {
  say(name);
  const code = await run(command, args, env);
  try {
    const counts = count(JSON.parse(readFileSync(path.join(RESULTS, file), 'utf8')));
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const ofVitest = ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests });
const ofPlaywright = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
});

await ensurePackages();
await ensureChromium();
await ensureFirefox();
console.log(`Chromium: ${process.env.CHROMIUM_PATH}, Firefox: ${process.env.FIREFOX_PATH}`);
rmSync(RESULTS, { recursive: true, force: true });

/** Vitest with its counts in a file of `RESULTS`. */
const vitest = (file, ...args) => [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${path.join(RESULTS, file)}`,
  ...args,
];

/** Most of what lives make is thrown away at once: more room for the young saves a tenth of the time. */
const ROOM = ['--pool=forks', '--execArgv=--max-semi-space-size=64'];

/**
 * The same lives each time, so that a red run is a change's own. `npm run lives` makes up new ones.
 * TODO 2026-11-26: 10,000 of them, others with every commit, and each step of the short life, once a life costs less.
 */
const lives = { LIVES: '120', LIVES_FROM: '0', LIVES_EVERY: '10' };

const steps = {
  'Types, lint, format': (name) => gate(name, 'npm', ['run', '--silent', 'check']),
  'What is known of the packages': (name) => gate(name, 'node', ['scripts/audit.mjs']),
  'Unit tests': (name) =>
    counted(name, 'unit.json', 'vitest', vitest('unit.json', '--exclude=tests/unit/lives/**'), ofVitest),
  'Lives with faults': (name) =>
    counted(name, 'lives.json', 'vitest', vitest('lives.json', 'tests/unit/lives', ...ROOM), ofVitest, lives),
  'Both builds': (name) => gate(name, 'npm', ['run', '--silent', 'build']),
  'The tour of npm start': (name) => gate(name, 'npm', ['run', '--silent', 'start', '--', '--headless']),
  'The builds in real browsers': (name) => counted(name, 'e2e.json', 'playwright', ['test'], ofPlaywright),
};
const total = { passed: 0, failed: 0 };
const times = [];
for (const [name, step] of Object.entries(steps)) {
  const began = performance.now();
  const { passed, failed } = await step(name);
  times.push([name, (performance.now() - began) / 1000, failed]);
  total.passed += passed;
  total.failed += failed;
}
console.log('');
for (const [name, seconds, failed] of times) {
  console.log(`${seconds.toFixed(0).padStart(5)} s  ${name}${failed > 0 ? `: ${failed} failed` : ''}`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
