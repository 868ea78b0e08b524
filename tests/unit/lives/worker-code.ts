import path from 'node:path';
import vm from 'node:vm';
import { build, type Plugin } from 'vite';
import type { WorkerGlobals } from './worker';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** One change to the worker's source: `from` must stand in `file` exactly once. */
export interface Mutation {
  file: string;
  from: string;
  to: string;
}

/** Evaluates all modules of the worker anew, with these things as its globals, and starts it. */
export type WorkerCode = (globals: WorkerGlobals) => void;

const GLOBALS = [
  'globalThis',
  'self',
  'browser',
  'chrome',
  'indexedDB',
  'fetch',
  'setTimeout',
  'clearTimeout',
  'Date',
  'Math',
  'crypto',
  'AbortSignal',
  'navigator',
  'console',
] as const satisfies readonly (keyof WorkerGlobals)[];

/**
 * The worker as one script, built from its sources. Each start of it evaluates every module again, as the browser
 * does: nothing that lived only in memory can help the next worker. `mutation`: a mistake that is put in.
 */
export async function buildWorker(mutation?: Mutation): Promise<WorkerCode> {
  const built = await build({
    root: ROOT,
    configFile: false,
    envFile: false,
    logLevel: 'error',
    plugins: mutation ? [mutate(mutation)] : [],
    define: { 'import.meta.env.FIREFOX': 'false', 'import.meta.env.CHROME': 'true' },
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: path.join(ROOT, 'utils/background/worker.ts'), formats: ['iife'], name: 'worker' },
    },
  });
  const [result] = [built].flat();
  const chunk = result && 'output' in result ? result.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The worker could not be built');
  const source = `(function (${GLOBALS.join(', ')}) { ${chunk.code}\n worker.startWorker(); })`;
  const start = new vm.Script(source, { filename: 'worker.js' }).runInThisContext() as (...globals: unknown[]) => void;
  return (globals) => start(...GLOBALS.map((name) => globals[name]));
}

function mutate({ file, from, to }: Mutation): Plugin {
  let done = false;
  return {
    name: 'mutate',
    enforce: 'pre',
    transform(code, id) {
      if (id !== path.join(ROOT, file)) return null;
      if (code.split(from).length !== 2) throw new Error(`Not exactly once in ${file}: ${from}`);
      done = true;
      return code.replace(from, () => to);
    },
    buildEnd(error) {
      if (!error && !done) throw new Error(`${file} is no part of the worker`);
    },
  };
}
