// A test runner for Stryker that keeps the modules between mutants. With Vitest's own each mutant costs some two seconds
// of processor time for starting a worker and loading everything anew, which is four hours for the whole; here it is
// what the tests themselves take.
import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { declareClassPlugin, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { rolldown } from 'rolldown';

/** Each how-manieth mutant is tried. */
const EVERY = Number(process.env.MUTATE_EVERY ?? 1);

const OUT = '.mutants';
const TIMES = '.mutant-times.json';

/** Bundles the test files, each with what it needs, so that a plain import runs them. */
async function bundle(files) {
  const shim = path.resolve('scripts/mutate/vitest.mjs');
  const build = await rolldown({
    input: { shim, ...Object.fromEntries(files.map((file, i) => [`test-${i}`, file])) },
    platform: 'node',
    treeshake: false,
    preserveEntrySignatures: 'strict',
    logLevel: 'silent',
    plugins: [
      {
        name: 'vitest',
        resolveId(id, importer) {
          if (id === 'vitest') return importer === shim ? { id, external: true } : shim;
          return !importer || /^[./]/.test(id) ? undefined : { id, external: true };
        },
      },
    ],
  });
  await build.write({ dir: `${OUT}/0`, format: 'esm' });
  await build.close();
}

/** Processor time since then, in ms. */
function processorMs(begun) {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** A test's end as Stryker wants it. */
function asResult({ id, file }, failureMessage) {
  const result = { id, name: id, fileName: path.resolve(file), timeSpentMs: 0 };
  if (failureMessage === undefined) return { ...result, status: TestStatus.Success };
  return { ...result, status: TestStatus.Failed, failureMessage };
}

class Runner {
  static inject = tokens('options', 'globalNamespace');
  tests = [];
  files = [];
  copies = 0;
  /** How long each test took, and how many mutants it has found: the quick and the lucky go first. */
  took = new Map();
  found = new Map();
  stray = undefined;
  hung = false;

  constructor(options, namespace) {
    this.config = options.kept;
    globalThis[namespace] ??= {};
    this.stryker = globalThis[namespace];
    process.on('unhandledRejection', (error) => {
      this.stray ??= error;
    });
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    await rm(OUT, { recursive: true, force: true });
    await mkdir(OUT);
    for await (const file of glob(process.env.MUTATE_TESTS ?? this.config.tests)) {
      if (!this.isLeftOut(file)) this.files.push(file);
    }
    this.files.sort();
    await bundle(this.files);
    await this.load();
    // The process before this one may have measured the tests.
    this.took = new Map(JSON.parse(await readFile(TIMES, 'utf8').catch(() => '[]')));
  }

  isLeftOut(name) {
    return this.config.without.some((part) => name.includes(part));
  }

  /** Loads all modules anew. */
  async load() {
    const dir = path.resolve(OUT, String(this.copies));
    if (this.copies > 0) await cp(path.resolve(OUT, '0'), dir, { recursive: true });
    this.copies += 1;
    const { beginFile, tests } = await import(pathToFileURL(`${dir}/shim.js`).href);
    for (const [i, file] of this.files.entries()) {
      beginFile(file);
      await import(pathToFileURL(`${dir}/test-${i}.js`).href);
    }
    this.tests = tests.filter(({ id }) => !this.isLeftOut(id));
  }

  /**
   * Runs one test. @returns what went wrong, if anything did. Its time is that of the processor: on a busy machine the
   * clock says nothing. Who waits for what never comes uses none at all.
   */
  async runOne(test, limitMs) {
    this.stray = undefined;
    const begun = process.cpuUsage();
    const run = test.run();
    let watch;
    const limit = new Promise((_, reject) => {
      let before = 0;
      let idle = 0;
      watch = setInterval(() => {
        const used = processorMs(begun);
        idle = used - before < 5 ? idle + 1 : 0;
        before = used;
        if (used > limitMs) reject(new Error(`used more than ${limitMs} ms`));
        else if (idle >= 10) reject(new Error('waits for what never comes'));
      }, 100);
    });
    try {
      await Promise.race([run, limit]);
      if (this.stray) throw this.stray;
      return undefined;
    } catch (error) {
      if (processorMs(begun) > limitMs) await this.stop(run);
      return error instanceof Error ? error.message || error.name : String(error);
    } finally {
      clearInterval(watch);
    }
  }

  /** Ends what would work on for ever: the mutant throws from now on. Where that does not help, the process must end. */
  async stop(run) {
    this.stryker.hitCount = 1;
    this.stryker.hitLimit = 0;
    this.hung = true;
    const ended = () => {
      this.hung = false;
    };
    await Promise.race([run.then(ended, ended), setTimeout(1000)]);
  }

  async dryRun() {
    this.stryker.activeMutant = undefined;
    const results = [];
    for (const test of this.tests) {
      this.stryker.currentTestId = test.id;
      const begun = process.cpuUsage();
      const failureMessage = await this.runOne(test, 60_000);
      this.took.set(test.id, processorMs(begun));
      results.push({ ...asResult(test, failureMessage), timeSpentMs: this.took.get(test.id) });
    }
    this.stryker.currentTestId = undefined;
    await writeFile(TIMES, JSON.stringify([...this.took]));
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: this.stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, reloadEnvironment, mutantActivation }) {
    if (Number(activeMutant.id) % EVERY !== 0)
      return { status: MutantRunStatus.Error, errorMessage: 'not in the sample' };
    // Only a new process is free of work that has no end.
    if (this.hung) process.exit(1);
    this.stryker.hitCount = hitLimit === undefined ? undefined : 0;
    this.stryker.hitLimit = hitLimit;
    this.stryker.currentTestId = undefined;
    this.stryker.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    if (reloadEnvironment) await this.load();
    this.stryker.activeMutant = activeMutant.id;
    const wanted = testFilter && new Set(testFilter);
    const own = path.basename(activeMutant.fileName, '.ts');
    const rank = ({ id, file }) =>
      ((this.took.get(id) ?? 100) * (file.includes(own) ? 0.05 : 1)) / (1 + 5 * (this.found.get(id) ?? 0));
    const chosen = this.tests.filter(({ id }) => !wanted || wanted.has(id)).sort((a, b) => rank(a) - rank(b));
    const begun = process.cpuUsage();
    const results = [];
    for (const test of chosen) {
      const failureMessage = await this.runOne(test, 300 + 5 * (this.took.get(test.id) ?? 1_000));
      results.push(asResult(test, failureMessage));
      if (failureMessage === undefined) {
        if (processorMs(begun) > this.config.msPerMutant) break;
        continue;
      }
      for (const [id, count] of this.found) this.found.set(id, count * 0.9);
      this.found.set(test.id, (this.found.get(test.id) ?? 0) + 1);
      break;
    }
    this.stryker.activeMutant = undefined;
    const over = determineHitLimitReached(this.stryker.hitCount, hitLimit);
    return toMutantRunResult(over ?? { status: DryRunStatus.Complete, tests: results });
  }

  async dispose() {
    await rm(OUT, { recursive: true, force: true });
  }
}

const factory = Object.assign(
  (injector) => injector.provideValue('globalNamespace', '__stryker__').injectClass(Runner),
  { inject: tokens('$injector') },
);

/** Says at once which mutant no test noticed, so that one can look at it while the others are tried. */
class Survivors {
  onMutantTested({ status, fileName, location, mutatorName, replacement }) {
    if (status !== 'Survived' && status !== 'NoCoverage') return;
    const { line, column } = location.start;
    console.log(`${status} ${fileName}:${line}:${column} ${mutatorName} → ${replacement?.replace(/\s+/g, ' ')}`);
  }
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'kept', factory),
  declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors),
];
export const strykerValidationSchema = {
  properties: {
    kept: {
      type: 'object',
      properties: {
        tests: { description: 'Where the test files are.', type: 'array', items: { type: 'string' } },
        without: {
          description: 'Parts of the names of files and tests to leave out.',
          type: 'array',
          items: { type: 'string' },
        },
        msPerMutant: {
          description: 'No further test of a mutant begins after so much processor time.',
          type: 'number',
        },
      },
    },
  },
};
