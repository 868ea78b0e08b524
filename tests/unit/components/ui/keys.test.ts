// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { isKey, isTyping, KEYS, KEYS_OF, type KeyName } from '../../../../components/ui/keys';
import { strokeParts } from '../../../../components/ui/stroke-parts';
import { speakEnglish } from '../page';

const NAMES = Object.keys(KEYS) as KeyName[];

/** The event of a stroke as it is written in the table. */
function pressed(stroke: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const parts = stroke.split('+');
  const key = parts.pop() as string;
  return new KeyboardEvent('keydown', {
    key,
    ctrlKey: parts.includes('Control'),
    shiftKey: parts.includes('Shift'),
    ...more,
  });
}

describe('the table of keys', () => {
  it('has each key for some page, and no stroke for two things', () => {
    expect(new Set(Object.values(KEYS_OF).flat())).toEqual(new Set(NAMES));
    const strokes = NAMES.flatMap((name) => KEYS[name].strokes);
    expect(new Set(strokes).size).toBe(strokes.length);
  });

  it.each(NAMES)('knows its own strokes again: %s', (name) => {
    for (const stroke of KEYS[name].strokes) {
      const event = pressed(stroke);
      expect(NAMES.filter((other) => isKey(event, other))).toEqual([name]);
    }
  });

  it('takes a sign with Shift or without, as keyboards differ', () => {
    expect(isKey(pressed('?', { shiftKey: true }), 'help')).toBe(true);
    expect(isKey(pressed('/', { shiftKey: true }), 'search')).toBe(true);
  });

  it('takes no key by which characters are being put together', () => {
    for (const name of NAMES)
      for (const stroke of KEYS[name].strokes) expect(isKey(pressed(stroke, { isComposing: true }), name)).toBe(false);
  });

  it('leaves what has other keys with it to the browser', () => {
    expect(isKey(pressed('/', { ctrlKey: true }), 'search')).toBe(false);
    expect(isKey(pressed('Delete', { altKey: true }), 'remove')).toBe(false);
    expect(isKey(pressed('Control+Z', { shiftKey: true }), 'undo')).toBe(false);
    expect(isKey(pressed('F10'), 'menu')).toBe(false);
  });

  it('takes Command for Control, and letters in either case', () => {
    expect(isKey(pressed('z', { metaKey: true }), 'undo')).toBe(true);
  });
});

describe('who is writing', () => {
  it.each([
    ['<textarea></textarea>', true],
    ['<input type="search">', true],
    ['<select></select>', true],
    ['<input type="checkbox">', false],
    ['<button></button>', false],
  ])('%s: %s', (html, expected) => {
    document.body.innerHTML = html;
    let was: boolean | undefined;
    addEventListener('keydown', (event) => (was = isTyping(event)), { once: true });
    document.body.firstElementChild?.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
    expect(was).toBe(expected);
  });
});

describe('keys as people know them', () => {
  beforeEach(speakEnglish);

  it('has words, signs, and Command on a Mac', () => {
    expect(strokeParts('Control+Enter', false)).toEqual(['Ctrl', 'Enter']);
    expect(strokeParts('Control+Z', true)).toEqual(['⌘', 'Z']);
    expect(strokeParts('ArrowUp', false)).toEqual(['↑']);
    expect(strokeParts('Alt+Shift+S', false)).toEqual(['Alt', 'Shift', 'S']);
  });
});
