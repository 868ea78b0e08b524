import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const bin = (name: string) => path.join(ROOT, 'node_modules/.bin', name);
const COPIED = ['components', 'entrypoints', 'public', 'utils', '.wxt'];
const EMPTY = ['tests/unit/platforms', 'tests/pages'];
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'new-platform-'));
  for (const folder of COPIED) cpSync(path.join(ROOT, folder), path.join(copy, folder), { recursive: true });
  for (const folder of EMPTY) mkdirSync(path.join(copy, folder), { recursive: true });
  for (const file of ['tsconfig.json', 'package.json', 'vitest.config.ts'])
    cpSync(path.join(ROOT, file), path.join(copy, file));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const make = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(ROOT, 'scripts/new-platform.mjs'), ...args], {
    env: { ...process.env, PLATFORM_ROOT: copy },
    encoding: 'utf8',
  });

test('without a name, a host and a title it says how it is called, and writes nothing', () => {
  const { status, stderr } = make('Vimeo');
  expect(status).toBe(2);
  expect(stderr).toContain('usage');
});

test('a new site compiles at once, and its tests fail until they are filled in', { timeout: 180_000 }, () => {
  const { status, stdout, stderr } = make('clipzone', 'clipzone.example', 'Clip Zone');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toContain('utils/platforms/clipzone.ts');
  expect(readFileSync(path.join(copy, 'public/_locales/en/messages.json'), 'utf8')).toContain('Clip Zone');
  execFileSync(bin('tsc'), ['--noEmit', '-p', copy], { cwd: copy, stdio: 'pipe' });
  const results = path.join(copy, 'results.json');
  const vitest = ['run', '--reporter=json', `--outputFile=${results}`, 'tests/unit/platforms/clipzone.test.ts'];
  spawnSync(bin('vitest'), vitest, { cwd: copy, env: { ...process.env, VITEST: undefined, NODE_OPTIONS: undefined } });
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
  expect({ numPassedTests, numFailedTests }).toEqual({ numPassedTests: 5, numFailedTests: 1 });
});

test('a site that is there already is not written over', () => {
  const { status, stderr } = make('clipzone', 'clipzone.example', 'Clip Zone');
  expect(status).toBe(2);
  expect(stderr).toContain('there already');
});
