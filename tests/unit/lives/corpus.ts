import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Life } from './life';

/** A life that once went wrong: it is lived first in every run from then on. */
export interface Kept {
  /** What was wrong with it, and in which commit. */
  what: string;
  commit: string;
  life: Life;
}

const FILE = path.join(import.meta.dirname, 'corpus.json');

export function readCorpus(): Kept[] {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Kept[];
}

/** Keeps a life; the file is part of the repository, so that it goes wherever the repair goes. */
export function keep(found: Kept): void {
  const all = readCorpus();
  if (all.some(({ life }) => JSON.stringify(life) === JSON.stringify(found.life))) return;
  writeFileSync(FILE, `${JSON.stringify([...all, found], null, 2)}\n`);
}

export function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'no commit';
  }
}
