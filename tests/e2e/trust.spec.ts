import type { Page } from '@playwright/test';
import { TEST_KEY } from '../emulator/api.ts';
import { expect, test } from './fixtures.ts';
import { PopupPage } from './pages/popup-page.ts';
import { clickControl, expectState, findControl, openMenu, readControls } from './support/controls.ts';
import { readCaptures } from './support/database.ts';
import { centre } from './support/dom-tree.ts';
import { expectPanel, pressPanel } from './support/panel.ts';
import { POSTS } from './support/posts.ts';
import { escapeQuestion, expectQuestion } from './support/question.ts';

const { page: address, key } = POSTS.youtube;

test('events that the page makes do nothing', async ({ context, page }) => {
  await page.goto(address);
  await findControl(page, key);
  await page.evaluate(() => {
    const events = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu'];
    for (const host of document.querySelectorAll<HTMLElement>('[data-memories=control]')) {
      for (const type of events) host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
      for (const name of ['Enter', ' ']) {
        host.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));
        host.dispatchEvent(new KeyboardEvent('keyup', { key: name, bubbles: true, composed: true }));
      }
      host.click();
    }
  });
  await clickControl(page, key);
  await expectState(page, key, 'queued');
  expect(await readCaptures(context)).toHaveLength(1);
});

test('the page sees no shadow root, no click, and nothing of the extension', async ({ page }) => {
  await page.goto(address);
  await findControl(page, key);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['pointerdown', 'mousedown', 'click', 'keydown']) {
      document.addEventListener(type, () => heard.push(type), true);
    }
  });
  await clickControl(page, key);
  await expectState(page, key, 'queued');
  const seen = await page.evaluate(() => ({
    heard: (window as unknown as { heard: string[] }).heard,
    roots: [...document.querySelectorAll('[data-memories]')].filter((host) => host.shadowRoot).length,
    runtime: typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
  }));
  expect(seen).toEqual({ heard: [], roots: 0, runtime: 'undefined' });
});

test('the key is in storage.local alone: not in the database, the session, an export or a page', async ({
  context,
  options,
  page,
}) => {
  await page.goto(address);
  await clickControl(page, key);
  await expectState(page, key, 'ready');
  expect(JSON.stringify(await readCaptures(context))).not.toContain(TEST_KEY);
  const stores = await options.page.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: { storage: Record<string, chrome.StorageArea> } }).chrome;
    const of = async (area: string) => JSON.stringify(await storage[area]?.get(null));
    return { local: await of('local'), session: await of('session'), sync: await of('sync') };
  });
  expect(stores.local).toContain(TEST_KEY);
  expect(stores.session).not.toContain(TEST_KEY);
  expect(stores.sync).not.toContain(TEST_KEY);
  const popup = await new PopupPage(await context.newPage()).open();
  expect(await popup.exportAs('JSON')).not.toContain(TEST_KEY);
  expect(await page.content()).not.toContain(TEST_KEY);
});

const HOME = 'https://www.youtube.com/';

/** The first control that stands on a card, wholly in the window. */
async function cardControl(page: Page) {
  const seen = async () => (await readControls(page)).filter(({ box }) => box && box.y > 80 && box.y < 500);
  await expect.poll(async () => (await seen()).length).toBeGreaterThan(2);
  const [control] = await seen();
  if (!control?.box) throw new Error('no control in sight');
  return { key: control.key, at: centre(control.box) };
}

test('the page hears nothing of what a person does at our controls and panels', async ({ page }) => {
  await page.goto(address);
  await findControl(page, key);
  await page.evaluate(() => {
    const heard = new Set<string>();
    Object.assign(window, { heard });
    const isOurs = (node: EventTarget | null) => node instanceof Element && node.closest('[data-memories]') !== null;
    // Where the pointer is over a control a page has to know, for the card around it.
    const known = /^(pointer|mouse)(over|out|move|rawupdate)$/;
    const hear = ({ type, target }: Event) => {
      if (!isOurs(target)) return;
      const kind = (target as HTMLElement).dataset.memories;
      if (kind === 'panel' || !known.test(type)) heard.add(`${type} on a ${kind}`);
    };
    const names = new Set<string>();
    for (const of of [window, document, HTMLElement.prototype, Document.prototype]) {
      for (const name in of) if (name.startsWith('on')) names.add(name.slice(2));
    }
    for (const more of ['focusin', 'focusout', 'compositionstart', 'pointerrawupdate']) names.add(more);
    // Keys that mean nothing to us stay the page's.
    for (const name of names)
      if (!name.startsWith('key')) for (const at of [window, document]) at.addEventListener(name, hear, true);
    const changes: string[] = [];
    Object.assign(window, { changes });
    new MutationObserver((records) => {
      for (const { target, attributeName, oldValue } of records) {
        if (isOurs(target))
          changes.push(`${attributeName}: ${oldValue} ${(target as Element).getAttribute(attributeName ?? '')}`);
      }
    }).observe(document, { attributes: true, subtree: true, attributeOldValue: true, characterData: true });
  });
  await clickControl(page, key);
  await expectState(page, key, 'queued');
  await openMenu(page, key);
  await page.keyboard.press('Escape');
  await openMenu(page, key);
  await pressPanel(page, 'Save publicly…');
  await expectQuestion(page, /permanent/i);
  await escapeQuestion(page);
  await page.mouse.move(5, 5);
  const told = await page.evaluate(() => {
    const { heard, changes } = window as unknown as { heard: Set<string>; changes: string[] };
    return { heard: [...heard], changes, animations: document.getAnimations().length };
  });
  expect(told).toEqual({ heard: [], changes: [], animations: 0 });
});

test('no class of the page gets hold of our roots', async ({ page }) => {
  await page.goto(address);
  await findControl(page, key);
  const got = await page.evaluate(() => {
    const found: string[] = [];
    for (const host of document.querySelectorAll<HTMLElement>('[data-memories]')) {
      if (host.shadowRoot) found.push('an open root');
      for (const act of [() => host.attachInternals().shadowRoot, () => host.attachShadow({ mode: 'open' })]) {
        try {
          if (act()) found.push('a root');
        } catch {
          // As it should be.
        }
      }
      if (host.localName.includes('-') || host.hasAttribute('is')) found.push('a name that a page can define');
    }
    return found;
  });
  expect(got).toEqual([]);
});

for (const [how, style] of [
  ['invisible', 'opacity: 0'],
  ['all but invisible', 'opacity: 0.05'],
  ['filtered away', 'filter: opacity(2%)'],
  ['blown up', 'transform: scale(6); transform-origin: 0 0'],
] as const) {
  test(`a control that the page made ${how} takes no press, and one that is seen does`, async ({ context, page }) => {
    await page.goto(HOME);
    const { key: shown } = await cardControl(page);
    await page.evaluate((css) => {
      for (const host of document.querySelectorAll('[data-memories=control]')) {
        const box = host.parentElement;
        box?.style.setProperty(css.split(':')[0] ?? '', css.split(':')[1]?.split(';')[0] ?? '');
        if (css.includes('origin')) box?.style.setProperty('transform-origin', '0 0');
      }
    }, style);
    await page.mouse.move(5, 5);
    const { box } = (await readControls(page)).find((control) => control.key === shown) ?? {};
    if (!box) throw new Error('The control is gone');
    await page.mouse.click(centre(box).x, centre(box).y);
    await page.evaluate(() => {
      for (const host of document.querySelectorAll('[data-memories=control]'))
        for (const name of ['opacity', 'filter', 'transform', 'transform-origin'])
          host.parentElement?.style.removeProperty(name);
    });
    await page.mouse.move(5, 5);
    await clickControl(page, shown);
    await expectState(page, shown, 'queued', 'sending', 'processing', 'ready');
    expect((await readCaptures(context)).map((capture) => capture.key)).toEqual([shown]);
  });
}

test('a control that comes under a resting pointer takes no press for half a second', async ({ context, page }) => {
  await page.goto(HOME);
  const { key: shown, at } = await cardControl(page);
  const move = (by: string) =>
    page.evaluate((translate) => {
      for (const host of document.querySelectorAll('[data-memories=control]')) {
        host.parentElement?.style.setProperty('translate', translate);
      }
    }, by);
  await move('0 300px');
  await page.mouse.move(at.x - 200, at.y);
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await move('0 0');
  await page.mouse.down();
  await page.mouse.up();
  await expectPanel(page, /nothing was saved/);
  expect(await readCaptures(context)).toEqual([]);
  // Whoever goes for it gets it at once.
  await page.mouse.move(at.x - 200, at.y);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.up();
  await expectState(page, shown, 'queued', 'sending', 'processing', 'ready');
});

test('forms around the cards, with fields called like what elements have, keep no control away', async ({ page }) => {
  await page.goto(HOME);
  const { key: shown } = await cardControl(page);
  const before = (await readControls(page)).length;
  await page.evaluate(() => {
    const card = document.querySelector('[data-memories=control]')?.closest('ytd-rich-item-renderer');
    const list = card?.parentElement;
    if (!list) throw new Error('no list of cards');
    const form = document.createElement('form');
    const names = 'parentElement parentNode children childNodes firstElementChild nextElementSibling closest matches';
    const more = 'querySelector querySelectorAll getBoundingClientRect isConnected append contains scrollHeight style';
    const rest = 'checkVisibility previousElementSibling localName shadowRoot getAttribute hasAttribute nodeType';
    for (const name of `${names} ${more} ${rest}`.split(' ')) {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = name;
      HTMLElement.prototype.append.call(form, field);
    }
    form.setAttribute('data-around', '');
    const copies = [...list.childNodes].map((node) => node.cloneNode(true));
    for (const copy of copies)
      if (copy instanceof Element) for (const one of copy.querySelectorAll('[data-memories]')) one.remove();
    list.replaceChildren(form);
    HTMLElement.prototype.append.call(form, ...copies);
  });
  await expect.poll(async () => (await readControls(page)).length).toBe(before);
  await clickControl(page, shown);
  await expectState(page, shown, 'queued', 'sending', 'processing', 'ready');
});

declare namespace chrome {
  interface StorageArea {
    get(keys: null): Promise<Record<string, unknown>>;
  }
}
