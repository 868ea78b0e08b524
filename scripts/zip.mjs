// `npm run zip`: what goes to the stores, the same bytes each time, so that a stranger can build and compare.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { ROOT, run } from './setup.mjs';

const { values: options } = parseArgs({ options: { out: { type: 'string', default: '.output' } } });
const out = path.resolve(ROOT, options.out);

/** ZIP files tell times without a zone, and none before 1980; the time of building is nobody's business. */
const NO_TIME = new Date(1980, 0, 1);

/** Writes files into a ZIP file, by name, and says what it weighs and its SHA-256. */
function pack(name, files) {
  const sorted = Object.fromEntries(files.toSorted().map(([file, from]) => [file, readFileSync(from)]));
  const bytes = zipSync(sorted, { level: 9, mtime: NO_TIME, os: 3 });
  writeFileSync(path.join(out, name), bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  console.log(`${hash}  ${name}  ${bytes.length} bytes`);
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((from) => [path.relative(folder, from).replaceAll(path.sep, '/'), from]);

/** What is kept in Git, as it lies here; a sources file holds what its reader needs to build, and no more. */
const sources = () =>
  execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file && !/^(tests\/(?!start)|docs\/|\.github\/)/.test(file))
    .map((file) => [file, path.join(ROOT, file)]);

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
mkdirSync(out, { recursive: true });
for (const [browser, ...more] of [['chrome'], ['firefox', '--mv3']]) {
  const code = await run('wxt', ['build', '-b', browser, ...more], { WXT_OUT: out });
  if (code !== 0) process.exit(code);
  pack(`save-to-memories-${version}-${browser}.zip`, filesBelow(path.join(out, `${browser}-mv3`)));
}
// Who builds from a sources file has no Git; the two builds are what is to be compared.
if (existsSync(path.join(ROOT, '.git'))) pack(`save-to-memories-${version}-sources.zip`, sources());
