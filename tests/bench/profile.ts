import type { Page } from '@playwright/test';
import { sessionOf } from '../e2e/support/dom-tree.ts';

/** What a CPU profile says of our content script alone, ms. */
export interface OurShare {
  total: number;
  /** The longest time without a pause in which our code was on the stack: part of one task at most. */
  longest: number;
  /** Our functions that cost most by themselves, "name: ms". */
  top: string[];
}

const SAMPLING_US = 200;

/** Profiles the page's main thread while `during` runs. It slows scripts down somewhat: shares, not absolute times. */
export async function profile(page: Page, during: () => Promise<void>): Promise<OurShare> {
  const session = await sessionOf(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLING_US });
  await session.send('Profiler.start');
  await during();
  const { profile } = await session.send('Profiler.stop');
  await session.send('Profiler.disable');
  return ourShare(profile);
}

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
}

interface CpuProfile {
  nodes: ProfileNode[];
  samples?: number[];
  timeDeltas?: number[];
}

function ourShare({ nodes, samples = [], timeDeltas = [] }: CpuProfile): OurShare {
  const ours = withDescendants(nodes, ({ callFrame }) => callFrame.url.startsWith('chrome-extension://'));
  const self = new Map<number, number>();
  let total = 0;
  let longest = 0;
  let stretch = 0;
  for (const [i, id] of samples.entries()) {
    // A sample stands for the time until the next one.
    const ms = (timeDeltas[i + 1] ?? 0) / 1000;
    stretch = ours.has(id) ? stretch + ms : 0;
    if (ours.has(id)) {
      total += ms;
      self.set(id, (self.get(id) ?? 0) + ms);
    }
    longest = Math.max(longest, stretch);
  }
  return { total, longest, top: topOf(nodes, self) };
}

function withDescendants(nodes: readonly ProfileNode[], matches: (node: ProfileNode) => boolean): Set<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Set<number>();
  const add = (node: ProfileNode) => {
    found.add(node.id);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) add(child);
    }
  };
  nodes.filter(matches).forEach(add);
  return found;
}

function topOf(nodes: readonly ProfileNode[], self: ReadonlyMap<number, number>): string[] {
  const perFunction = new Map<string, number>();
  for (const { id, callFrame } of nodes) {
    const ms = self.get(id);
    const name = `${callFrame.functionName || '(anonymous)'}:${callFrame.lineNumber + 1}`;
    if (ms) perFunction.set(name, (perFunction.get(name) ?? 0) + ms);
  }
  const sorted = [...perFunction].sort(([, a], [, b]) => b - a).slice(0, 8);
  return sorted.map(([name, ms]) => `${name} ${ms.toFixed(1)}`);
}
