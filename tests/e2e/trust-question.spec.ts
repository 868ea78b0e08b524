import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { EXTENSION_ID } from './support/browser.ts';
import { expectState, findControl, openMenu } from './support/controls.ts';
import { readCaptures } from './support/database.ts';
import { pressPanel } from './support/panel.ts';
import { POSTS } from './support/posts.ts';
import { expectQuestion, questionFrame } from './support/question.ts';

// What a hostile page could try around the question whether something may be saved publicly.

const { page: address, key } = POSTS.youtube;

test.beforeEach(async ({ signedIn, page }) => {
  expect(signedIn).toBeTruthy();
  await page.goto(address);
});

async function ask(page: Page): Promise<void> {
  await openMenu(page, key);
  await pressPanel(page, 'Save publicly…');
  await expectQuestion(page, /permanent/i);
}

/** What a page gets when it puts an address into a frame of its own: whether that frame has anything of ours. */
async function frameOf(page: Page, url: string): Promise<string> {
  await page.evaluate(async (src) => {
    const frame = Object.assign(document.createElement('iframe'), { src, id: 'theirs' });
    const loaded = new Promise((done) => frame.addEventListener('load', done));
    document.body.append(frame);
    await Promise.race([loaded, new Promise((done) => setTimeout(done, 3000))]);
  }, url);
  const frame = await (await page.$('#theirs'))?.contentFrame();
  const text = (await frame?.evaluate(() => document.body?.innerText ?? '').catch(() => '')) ?? '';
  await page.evaluate(() => document.querySelector('#theirs')?.remove());
  return text;
}

test('a page finds no address of the question, neither in the document nor among what was loaded', async ({ page }) => {
  await page.evaluate(() => {
    const found: string[] = [];
    Object.assign(window, { found });
    for (const type of ['resource', 'navigation', 'mark', 'measure']) {
      new PerformanceObserver((list) => found.push(...list.getEntries().map(({ name }) => name))).observe({
        type,
        buffered: true,
      });
    }
    addEventListener('message', (event) => found.push(`message ${event.origin}`));
    document.addEventListener('securitypolicyviolation', (event) => found.push(event.blockedURI));
  });
  await ask(page);
  const found = await page.evaluate(() => ({
    heard: (window as unknown as { found: string[] }).found,
    frames: [...document.querySelectorAll('iframe')].map(({ src }) => src),
    html: document.documentElement.outerHTML,
  }));
  expect(JSON.stringify(found)).not.toContain('chrome-extension');
  expect(JSON.stringify(found)).not.toContain('ask.html');
});

test('a page that puts our pages into frames of its own gets nothing that takes a press', async ({ context, page }) => {
  await ask(page);
  const asking = (await questionFrame(page)).url();
  const [, id] = asking.split('#');
  for (const path of ['ask.html', `ask.html#${id}`, 'popup.html', 'options.html', 'library.html', 'import.html']) {
    const text = await frameOf(page, `chrome-extension://${EXTENSION_ID}/${path}`);
    expect(text, path).not.toMatch(/Save publicly|API key|Export/);
  }
  expect(await readCaptures(context)).toEqual([]);
});

test('a page that calls for the focus, presses by script and sends keys says no yes', async ({ context, page }) => {
  await ask(page);
  await page.evaluate(() => {
    for (let i = 0; i < window.length; i++) {
      window[i]?.postMessage({ to: 'memories-worker', name: 'answerQuestion', data: { yes: true } }, '*');
      window[i]?.focus();
    }
    for (const type of ['click', 'pointerdown', 'pointerup', 'keydown']) {
      for (const element of document.querySelectorAll('*')) element.dispatchEvent(new Event(type, { bubbles: true }));
      document.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true }));
    }
    // What content scripts of other extensions or of ours could be taken to hear.
    window.postMessage({ name: 'question-over', receipt: { results: [] } }, '*');
    window.dispatchEvent(new CustomEvent('memories', { detail: { yes: true } }));
  });
  await expectQuestion(page, /permanent/i);
  expect(await readCaptures(context)).toEqual([]);
});

test('a page that goes away under the question takes it along: nothing is saved, and the next page is free', async ({
  context,
  page,
}) => {
  await ask(page);
  await page.goto(POSTS.tiktok.page);
  await findControl(page, POSTS.tiktok.key);
  expect(page.frames().filter((frame) => frame.url().includes('ask.html'))).toEqual([]);
  expect(await readCaptures(context)).toEqual([]);
  await page.goto(address);
  await expectState(page, key, 'idle');
});
