// What a test file gets in place of `vitest` while mutants are tried: the same `expect` and `vi`, and a `describe` and
// `it` that only write down what there is to run. So the modules are loaded once for all mutants, not once for each.
import { format } from 'node:util';

export { expect, vi } from 'vitest';

/** @typedef {{id: string, file: string, run: () => Promise<void>}} Test */

/** @type {Test[]} */
export const tests = [];
let file = '';
let around = { name: [], before: [], after: [] };

/** All that is written down until the next call belongs to this file. */
export function beginFile(name) {
  file = name;
  around = { name: [], before: [], after: [] };
}

/** The names of a table of cases, as Vitest makes them; `fn` is called with each case's values. */
const each =
  (add) =>
  (cases) =>
  (name, ...rest) => {
    const fn = rest.findLast((part) => typeof part === 'function');
    for (const given of cases) {
      const values = Array.isArray(given) ? given : [given];
      add(format(name, ...values), () => fn(...values));
    }
  };

function group(name, fn) {
  const outer = around;
  around = { name: [...outer.name, name], before: [...outer.before], after: [...outer.after] };
  fn();
  around = outer;
}
export const describe = Object.assign(group, { each: each(group) });

function add(name, ...rest) {
  const fn = rest.findLast((part) => typeof part === 'function');
  const here = around;
  const run = async () => {
    try {
      for (const hook of here.before) await hook();
      await fn();
    } finally {
      for (const hook of here.after) await hook();
    }
  };
  tests.push({ id: `${file} > ${[...here.name, name].join(' > ')}`, file, run });
}
export const it = Object.assign(add, { each: each(add) });
export const test = it;

export const beforeEach = (hook) => void around.before.push(hook);
export const afterEach = (hook) => void around.after.unshift(hook);
