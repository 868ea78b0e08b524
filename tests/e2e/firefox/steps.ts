import { expect } from '@playwright/test';
import { TEST_KEY } from '../../emulator/api.ts';
import { REQUESTS_PER_MINUTE } from '../support/set-up.ts';
import { mozExtension } from './firefox.ts';
import type { Marionette } from './marionette.ts';

/** Where the first rendered element that a selector finds is, scrolled into view. */
const FIND = `for (const element of document.querySelectorAll(arguments[0])) {
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  if (width > 0) return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}
return null;`;

/** Clicks in the middle of the first rendered element that a selector finds, with real mouse events. */
export async function clickElement(marionette: Marionette, selector: string): Promise<void> {
  await expect.poll(() => marionette.run(FIND, selector), { message: selector }).not.toBeNull();
  const at = await marionette.run(FIND, selector);
  const actions = [
    { type: 'pointerMove', ...(at as { x: number; y: number }) },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  await marionette.send('WebDriver:PerformActions', {
    actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
  });
}

/** Types into the box of the options that has this label, and waits until it says that it was saved. */
export async function fillOption(marionette: Marionette, label: string, text: string, said: string): Promise<void> {
  const find =
    'return [...document.querySelectorAll("input")].find((i) => i.labels[0]?.textContent.trim() === arguments[0])';
  await expect.poll(() => marionette.run(find, label), { message: label }).toBeTruthy();
  const [id] = Object.values((await marionette.run(find, label)) as Record<string, string>);
  await marionette.send('WebDriver:ElementClear', { id });
  await marionette.send('WebDriver:ElementSendKeys', { id, text: `${text}\t` });
  // The tab alone does not take the focus out of a field in a browser without a window that is in front.
  await marionette.run('document.activeElement?.blur()');
  await expect.poll(() => marionette.run('return document.body.innerText')).toContain(said);
}

/** Sets the key and a pace that suits tests. */
export async function signIn(marionette: Marionette): Promise<void> {
  await marionette.send('WebDriver:Navigate', { url: mozExtension('options.html') });
  await fillOption(marionette, 'API key', TEST_KEY, 'The key is saved');
  await fillOption(marionette, 'Requests per minute', String(REQUESTS_PER_MINUTE), 'Saved: Requests per minute');
}

/** Whether an element that a selector finds has a text. */
export async function findByText(marionette: Marionette, selector: string, text: string): Promise<unknown> {
  const find = 'return [...document.querySelectorAll(arguments[0])].some((e) => e.textContent.includes(arguments[1]))';
  return marionette.run(find, selector, text);
}

/** The texts of what the list of tasks says became of each. */
export const statuses = (marionette: Marionette) => async () =>
  marionette.run("return [...document.querySelectorAll('.tasks .status')].map((e) => e.textContent)");

/** Pastes into the popup what stands in a text, and waits for so many tasks. */
export async function pasteIntoPopup(marionette: Marionette, text: string, tasks: number): Promise<void> {
  await marionette.send('WebDriver:Navigate', { url: mozExtension('popup.html') });
  const find = "return document.querySelector('#paste')";
  await expect.poll(() => marionette.run(find)).toBeTruthy();
  const [id] = Object.values((await marionette.run(find)) as Record<string, string>);
  await marionette.send('WebDriver:ElementSendKeys', { id, text });
  await clickElement(marionette, '.paste button.primary:not(:disabled)');
  await expect.poll(async () => ((await statuses(marionette)()) as string[]).length).toBe(tasks);
}

/** What stands in our closed roots and is in sight, by its name; found with the rights of the browser itself. */
const CONTROLS = `const roots = [...document.querySelectorAll('*')].map((e) => e.openOrClosedShadowRoot).filter(Boolean);
const found = roots.flatMap((root) => [...root.querySelectorAll(arguments[0])]);
const nameOf = (e) => (e.getAttribute('aria-label') ?? e.textContent).trim();
const named = found.map((e) => [nameOf(e), e.getBoundingClientRect()]);
const shown = named.filter(([, { width, top, bottom }]) => width > 0 && top >= 0 && bottom <= innerHeight);`;

async function inControls(marionette: Marionette, returned: string, ...args: string[]): Promise<unknown> {
  return marionette.send('WebDriver:ExecuteScript', { script: `${CONTROLS}\n${returned}`, args, sandbox: 'system' });
}

/** The names of the controls in sight that a selector finds in our closed roots. */
export async function namesOfControls(marionette: Marionette, selector = 'button'): Promise<string[]> {
  return (await inControls(marionette, 'return shown.map(([name]) => name);', selector)) as string[];
}

/** Clicks the first control in sight whose name begins so, with real mouse events. */
export async function clickControl(marionette: Marionette, name: string, selector = 'button'): Promise<void> {
  const find = `const [, box] = shown.find(([name]) => name.startsWith(arguments[1])) ?? [];
    return box ? [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] : null;`;
  // It stands still: a click while the page is laid out meets nothing.
  let at: unknown = null;
  const rests = async () => {
    const before = JSON.stringify(at);
    at = await inControls(marionette, find, selector, name);
    return at !== null && JSON.stringify(at) === before;
  };
  await expect.poll(rests, { message: name, intervals: [300] }).toBe(true);
  const [x, y] = at as unknown as [number, number];
  const actions = [
    { type: 'pointerMove', x, y },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  await marionette.send('WebDriver:PerformActions', {
    actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
  });
}

/** Presses keys one after the other, each with those that are held. */
export async function pressKeys(marionette: Marionette, keys: readonly string[], held: readonly string[] = []) {
  const actions = [
    ...held.map((value) => ({ type: 'keyDown', value })),
    ...keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]),
    ...held.map((value) => ({ type: 'keyUp', value })),
  ];
  await marionette.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
}

/** The keys that WebDriver has letters of its own for. */
export const KEYS = {
  tab: '\ue004',
  enter: '\ue007',
  space: ' ',
  right: '\ue014',
  delete: '\ue017',
  control: '\ue009',
  f10: '\ue03a',
  shift: '\ue008',
  escape: '\ue00c',
} as const;

/** Runs a function body with the rights of the browser itself; `extension` is ours there. It may await. */
export async function runInBrowser(marionette: Marionette, body: string): Promise<unknown> {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    const script = `const done = arguments[arguments.length - 1];
      const extension = WebExtensionPolicy.getByID('save@memories-extension.example').extension;
      (async () => { ${body} })().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
    const answer = (await marionette.send('WebDriver:ExecuteAsyncScript', { script, args: [] })) as {
      value?: unknown;
      error?: string;
    };
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
}

/** The control that is pressed: of those in sight the first, and the same as long as it is there. */
const PRESSED = '[data-memories=control][data-pressed]';
const MARK = `if (document.querySelector('${PRESSED}')) return true;
const shown = [...document.querySelectorAll('[data-memories=control]')].find((host) => host.offsetWidth > 0);
shown?.setAttribute('data-pressed', '');
return shown !== undefined;`;

/**
 * Clicks the first control until the page says what became of it: a click while the page is laid out meets nothing.
 * Always the same control: others come before it meanwhile, and would be saved as well.
 */
export async function savePost(marionette: Marionette): Promise<void> {
  const hasToast = () => marionette.run("return document.querySelector('[data-memories=panel]:popover-open') !== null");
  const clickOnce = async () => {
    await expect.poll(() => marionette.run(MARK)).toBe(true);
    if (!(await hasToast())) await clickElement(marionette, PRESSED);
    return hasToast();
  };
  await expect.poll(clickOnce, { intervals: [1000] }).toBe(true);
}
