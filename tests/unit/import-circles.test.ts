import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILES = globSync('{utils,components,entrypoints}/**/*.{ts,tsx}', { cwd: ROOT });

/** What a file imports of ours, types as well. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const names = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, name = '']) => name);
  return names.flatMap((name) => {
    const base = path.join(path.dirname(file), name);
    return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].filter((known) => FILES.includes(known));
  });
}

/** The ways that lead back to where they began, each as the files on it. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}

it('finds a circle where there is one', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', []],
    ['d', ['a']],
  ]);
  expect(circlesIn(graph)).toEqual(['a → b → d → a']);
});

it('has no circle of imports, not even by a type: a part knows only the parts below it', () => {
  const graph = new Map(FILES.map((file) => [file, importsOf(file)]));
  expect([...graph.values()].flat().length).toBeGreaterThan(FILES.length);
  expect(circlesIn(graph)).toEqual([]);
});
