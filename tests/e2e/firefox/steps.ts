import { expect } from '@playwright/test';
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
  await expect.poll(() => marionette.run('return document.body.innerText')).toContain(said);
}

/** Whether an element that a selector finds has a text. */
export async function findByText(marionette: Marionette, selector: string, text: string): Promise<unknown> {
  const find = 'return [...document.querySelectorAll(arguments[0])].some((e) => e.textContent.includes(arguments[1]))';
  return marionette.run(find, selector, text);
}
