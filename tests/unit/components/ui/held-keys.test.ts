// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { pressOnce } from '../../../../components/ui/held-keys';

document.body.innerHTML = '<button></button><textarea></textarea>';
pressOnce(document);

/** Whether the browser goes on with what a key does. */
function goesOn(at: string, key: string, repeat: boolean): boolean {
  const event = new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true });
  return document.querySelector(at)?.dispatchEvent(event) ?? false;
}

it('lets Enter press once however long it is held', () => {
  expect(goesOn('button', 'Enter', false)).toBe(true);
  expect(goesOn('button', 'Enter', true)).toBe(false);
});

it('leaves all other keys their repeats, and Enter where a text is written', () => {
  expect(goesOn('button', 'ArrowDown', true)).toBe(true);
  expect(goesOn('textarea', 'Enter', true)).toBe(true);
});
