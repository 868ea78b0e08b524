import { execFileSync } from 'node:child_process';
import type { BrowserContext, Page } from '@playwright/test';
import { findChromium } from '../../scripts/browsers.mjs';
import { launch, makeProfile, removeProfile } from '../e2e/support/browser.ts';
import { sessionOf } from '../e2e/support/dom-tree.ts';
import { type LocalWorld, startLocalWorld } from '../emulator/server.ts';

/** Whether the extension is in the browser. Both kinds run side by side and are measured in turn. */
export type Side = 'with' | 'without';
export const SIDES: readonly Side[] = ['with', 'without'];

/** The two browsers and the local server that both see as the sites; started when first asked for. */
export class Browsers {
  #world: Promise<LocalWorld> | undefined;
  readonly #contexts = new Map<Side, Promise<BrowserContext>>();
  readonly #profiles: string[] = [];

  world(): Promise<LocalWorld> {
    this.#world ??= startLocalWorld();
    return this.#world;
  }

  context(side: Side): Promise<BrowserContext> {
    const known = this.#contexts.get(side) ?? this.#start(side);
    this.#contexts.set(side, known);
    return known;
  }

  async #start(side: Side): Promise<BrowserContext> {
    const profile = makeProfile();
    this.#profiles.push(profile);
    const { port } = await this.world();
    // A profile that is said to have the extension installed, and has not, has none.
    const context = await launch({ profile, port, installed: side === 'without' });
    // Extensions get going while the browser starts; pages opened before that have no content script.
    if (side === 'with' && context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker');
    return context;
  }

  async close(): Promise<void> {
    for (const context of this.#contexts.values()) await (await context).close();
    await (await this.#world)?.close();
    for (const profile of this.#profiles) removeProfile(profile);
  }
}

export async function chromiumVersion(): Promise<string> {
  const path = await findChromium();
  if (!path) throw new Error('No Chromium found: set CHROMIUM_PATH');
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** What the main thread of a page has done since the page began, ms; counts content scripts too. */
export interface Work {
  script: number;
  /** Compiling scripts, which `script` leaves out. */
  compile: number;
  /** All tasks: scripts, style, layout, paint. */
  task: number;
}

/** Begins to count. To be called before the page goes anywhere. */
export async function startCounting(page: Page): Promise<void> {
  const session = await sessionOf(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
}

export async function work(page: Page): Promise<Work> {
  const session = await sessionOf(page);
  const { metrics } = await session.send('Performance.getMetrics');
  const ms = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  return { script: ms('ScriptDuration'), compile: ms('V8CompileDuration'), task: ms('TaskDuration') };
}

export const since = (now: Work, then: Work): Work => ({
  script: now.script - then.script,
  compile: now.compile - then.compile,
  task: now.task - then.task,
});

/** Waits until no script has run in the page for `quietMs`; for `atMostMs` where something always runs. */
export async function untilQuiet(page: Page, quietMs = 500, atMostMs = Number.POSITIVE_INFINITY): Promise<void> {
  const began = performance.now();
  let last = (await work(page)).script;
  let since = performance.now();
  while (performance.now() - since < quietMs && performance.now() - began < atMostMs) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { script } = await work(page);
    if (script !== last) since = performance.now();
    last = script;
  }
}

/** Evaluates in the page. Playwright's own way is stopped by the pages' Trusted Types. */
export async function evaluate<T>(page: Page, expression: string): Promise<T> {
  const session = await sessionOf(page);
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  if (exceptionDetails) throw new Error(`${exceptionDetails.text}: ${expression}`);
  return result.value as T;
}
