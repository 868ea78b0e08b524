import { execFileSync } from 'node:child_process';
import os from 'node:os';

export interface Machine {
  cpu: string;
  cores: number;
  memoryGB: number;
  system: string;
  node: string;
  chromium: string;
  /** Processes that wanted a core in the last minute, before the first measurement: others' work disturbs ours. */
  loadBefore: number;
  commit: string;
  date: string;
}

/** What the figures were measured on. */
export function describeMachine(chromium: string): Machine {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    chromium,
    loadBefore: os.loadavg()[0] ?? 0,
    commit: commit(),
    date: new Date().toISOString(),
  };
}

/** The commit that was measured; says so when files differ from it. */
function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
    const changed = git('status', '--porcelain', '--', 'components', 'entrypoints', 'utils') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : '');
  } catch {
    return 'unknown';
  }
}
