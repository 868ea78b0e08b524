import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from '../fixtures.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The SHA-256 that `npm run zip` says of each file it made in `out`. */
function zip(root: string, out: string): Record<string, string> {
  const said = execFileSync(process.execPath, ['scripts/zip.mjs', '--out', out], { cwd: root, encoding: 'utf8' });
  return Object.fromEntries([...said.matchAll(/^([0-9a-f]{64}) {2}(\S+)/gm)].map(([, hash, name]) => [name, hash]));
}

test('the same bytes each time, and from the sources file too', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  const first = zip(ROOT, path.join(folder, 'first'));
  expect(Object.keys(first)).toHaveLength(3);
  expect(zip(ROOT, path.join(folder, 'second'))).toEqual(first);

  const sources = Object.keys(first).find((name) => name.endsWith('-sources.zip')) ?? '';
  const stranger = path.join(folder, 'stranger');
  for (const [file, bytes] of Object.entries(unzipSync(readFileSync(path.join(folder, 'first', sources))))) {
    mkdirSync(path.join(stranger, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(stranger, file), bytes);
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(stranger, 'node_modules'));
  const { [sources]: _, ...builds } = first;
  expect(zip(stranger, path.join(folder, 'third'))).toEqual(builds);
  expect(readdirSync(stranger)).toContain('LICENSE');
  rmSync(folder, { recursive: true, force: true });
});
