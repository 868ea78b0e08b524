import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { PAGES_DIR } from '../../emulator/sites.ts';
import { sessionOf } from './dom-tree.ts';

/** What a replica's truth file says; the format is told in tests/pages/README.md. */
export interface Truth {
  name: string;
  serveAt: string;
  cardSelector: string | null;
  actionBarSelector: string | null;
  headerSelector: string | null;
  states: TruthState[];
}

export interface TruthState {
  id: string;
  steps: Step[];
  url: string;
  pageTarget: (Named & { advertisement?: boolean }) | null;
  actionBar?: boolean;
  header?: boolean;
  cards: (Named & { expect: boolean | 'optional'; alternative?: Named; note?: string })[];
}

interface Named {
  platform: string | null;
  kind: string | null;
  id: string | null;
  url: string | null;
}

type Step =
  | { waitFor: string }
  | { do: 'scrollToBottom' }
  | { do: 'back' }
  | { do: 'scrollTo'; y: number }
  | { do: 'click'; selector: string }
  | { do: 'press'; key: string };

/** A grid, a feed of single posts and a post with its list: what every run looks at, one of each site. */
export const CENTRAL: readonly string[] = ['instagram-profile', 'tiktok-foryou', 'youtube-watch'];

export function readTruths(dir = PAGES_DIR): Truth[] {
  const files = readdirSync(dir).filter((file) => file.endsWith('.truth.json'));
  return files.map((file) => JSON.parse(readFileSync(path.join(dir, file), 'utf8')));
}

/** `platform:kind:id`, as a control bears it. Truth files tell posts apart more finely than the extension does. */
export function keyOf({ platform, kind, id }: Named): string {
  return `${platform}:${kind === 'creator' || kind === 'hashtag' ? kind : 'post'}:${id}`;
}

/** Evaluates through the DevTools protocol: Playwright's own way is stopped by the pages' Trusted Types. */
async function evaluate(page: Page, expression: string): Promise<unknown> {
  const session = await sessionOf(page);
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value;
}

/** Does one step, as a person does it or waits for it. */
export async function perform(page: Page, step: Step): Promise<void> {
  if ('waitFor' in step) {
    const deadline = Date.now() + 10_000;
    while (!(await evaluate(page, `Boolean(${step.waitFor})`))) {
      if (Date.now() > deadline) throw new Error(`The page never came to: ${step.waitFor}`);
      await evaluate(page, '0');
    }
    return;
  }
  if (step.do === 'scrollTo') await evaluate(page, `scrollTo(0, ${step.y})`);
  else if (step.do === 'scrollToBottom') await evaluate(page, 'scrollTo(0, document.documentElement.scrollHeight)');
  else if (step.do === 'press') await page.keyboard.press(step.key);
  else if (step.do === 'back') await page.goBack();
  else await page.click(step.selector);
}
