// `npm test`: everything, from a fresh clone. The last line counts it all.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium, ensurePackages, ROOT, run, say } from './setup.mjs';

const RESULTS = path.join(ROOT, 'test-results');

/** A step that passes or fails as a whole. */
async function gate(name, command, args) {
  say(name);
  const passed = (await run(command, args)) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/** A step that counts its tests in a file; one that could not even do that has failed once. */
async function counted(name, file, command, args, count) {
  say(name);
  const code = await run(command, args);
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
rmSync(RESULTS, { recursive: true, force: true });
const unitArgs = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${path.join(RESULTS, 'unit.json')}`,
];
const steps = [
  () => gate('Types, lint, format', 'npm', ['run', '--silent', 'check']),
  () => counted('Unit tests', 'unit.json', 'vitest', unitArgs, ofVitest),
  () => gate('Both builds', 'npm', ['run', '--silent', 'build']),
  () => gate('The tour of npm start', 'npm', ['run', '--silent', 'start', '--', '--headless']),
  () => counted('The builds in real browsers', 'e2e.json', 'playwright', ['test'], ofPlaywright),
];
const total = { passed: 0, failed: 0 };
for (const step of steps) {
  const { passed, failed } = await step();
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
