// `npm run mutate [-- ROOM or FILE ...] [--every K] [--survivors]`: the share of mistakes put into utils/captures and
// utils/memories that a unit test notices. Goes room by room and keeps what it found in test-results/mutation.json: what
// was tried is not tried again while the text of its file is the same. `--every K`: only each K-th mutant, for a quick
// figure; a run without it goes on with the others. `--survivors`: the mutants again that no test had noticed.
// Prints a line for each survivor and a table.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOMS } from './mutate/rooms.mjs';
import { survivorLines, table } from './mutate/table.mjs';
import { ensurePackages, ROOT, run } from './setup.mjs';

const STORE = path.join(ROOT, 'test-results/mutation.json');
const REPORT = path.join(ROOT, 'test-results/mutation-room.json');

const text = (file) => readFileSync(path.join(ROOT, file), 'utf8');
const hash = (file) => createHash('sha256').update(text(file)).digest('hex').slice(0, 16);

function load() {
  try {
    return JSON.parse(readFileSync(STORE, 'utf8'));
  } catch {
    return {};
  }
}

/** Where a mutant is, as Stryker's `--mutate` takes it. */
const range = (file, { start, end }) => `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
const keyOf = ({ location, mutatorName, replacement }) => JSON.stringify([location, mutatorName, replacement]);
const unnoticed = ({ status }) => status === 'Survived' || status === 'NoCoverage';
const untried = ({ status }) => status === 'Untried';

/** Tries the mutants of some files, or some of them again, and adds what came out to the store. */
async function tryRoom(what, tests) {
  const stryker = ['run', 'stryker.config.json', '--mutate', what.join(',')];
  const code = await run('stryker', stryker, { MUTATE_EVERY: String(every), ...(tests && { MUTATE_TESTS: tests }) });
  if (code !== 0) throw new Error(`Stryker ended with ${code}`);
  const store = load();
  for (const [file, { mutants }] of Object.entries(JSON.parse(readFileSync(REPORT, 'utf8')).files)) {
    const found = mutants.map(({ id, location, mutatorName, replacement, status }) => {
      const isUntried = status !== 'Ignored' && Number(id) % every !== 0;
      return { location, mutatorName, replacement, status: isUntried ? 'Untried' : status };
    });
    const now = hash(file);
    const before = store[file]?.hash === now ? store[file].mutants : [];
    const merged = new Map(before.map((mutant) => [keyOf(mutant), mutant]));
    // What was noticed once stays so: the retrial may have had other tests first and less time.
    for (const mutant of found) {
      const old = merged.get(keyOf(mutant));
      if (!old || untried(old) || (unnoticed(old) && !untried(mutant))) merged.set(keyOf(mutant), mutant);
    }
    store[file] = { hash: now, mutants: [...merged.values()] };
  }
  mkdirSync(path.dirname(STORE), { recursive: true });
  writeFileSync(STORE, JSON.stringify(store));
}

const args = process.argv.slice(2);
const again = args.includes('--survivors');
const every = args.includes('--every') ? Number(args.splice(args.indexOf('--every'), 2)[1]) : 1;
const named = args.filter((arg) => !arg.startsWith('--'));
const all = ['utils/captures', 'utils/memories'].flatMap((dir) =>
  readdirSync(path.join(ROOT, dir), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${dir}/${name.replaceAll(path.sep, '/')}`)
    .sort(),
);
const roomOf = (file) => ROOMS.find(({ files }) => files.test(file))?.name ?? 'other';
const chosen = [...ROOMS.map(({ name }) => name), 'other']
  .map((name) => ({
    name,
    files: all.filter((file) => roomOf(file) === name),
  }))
  .map(({ name, files }) => ({
    name,
    files: named.length === 0 || named.includes(name) ? files : files.filter((file) => named.includes(file)),
  }));

await ensurePackages();
for (const { name, files } of chosen) {
  const store = load();
  const what = files.flatMap((file) => {
    if (store[file]?.hash !== hash(file)) return again ? [] : [file];
    const wanted = store[file].mutants.filter(again ? unnoticed : untried);
    return again || every === 1 ? wanted.map(({ location }) => range(file, location)) : [];
  });
  if (what.length === 0) continue;
  console.log(`\n▸ ${name}: ${what.length} ${again ? 'survivors' : 'files or mutants'}`);
  await tryRoom(what, ROOMS.find((room) => room.name === name)?.tests);
}

const store = load();
const known = all.filter((file) => store[file]?.hash === hash(file));
for (const file of known) for (const line of survivorLines(file, text(file), store[file].mutants)) console.log(line);
console.log(table(known.map((file) => ({ file, mutants: store[file].mutants }))));
if (known.length < all.length) console.log(`${all.length - known.length} files were not tried yet.`);
