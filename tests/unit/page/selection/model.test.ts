import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendTo, NOTHING, type Selection, selectAll, toggle } from '../../../../components/page/selection/model';

const ORDER = ['a', 'b', 'c', 'd', 'e', 'f'];
const chosen = (selection: Selection) => [...selection.chosen].sort().join('');

describe('toggle', () => {
  it('chooses a post and gives it up again', () => {
    const once = toggle(NOTHING, 'b');
    expect(chosen(once)).toBe('b');
    expect(chosen(toggle(once, 'b'))).toBe('');
  });

  it('leaves what it was given as it is', () => {
    toggle(NOTHING, 'b');
    expect(NOTHING.chosen.size).toBe(0);
  });
});

describe('extendTo', () => {
  it('chooses everything between the last toggled post and this one, in either direction', () => {
    const from = toggle(NOTHING, 'c');
    expect(chosen(extendTo(from, 'e', ORDER))).toBe('cde');
    expect(chosen(extendTo(from, 'a', ORDER))).toBe('abc');
  });

  it('gives up what a longer range from the same post had taken, and nothing else', () => {
    const before = toggle(toggle(NOTHING, 'f'), 'b');
    const long = extendTo(before, 'e', ORDER);
    expect(chosen(long)).toBe('bcdef');
    expect(chosen(extendTo(long, 'c', ORDER))).toBe('bcf');
    expect(chosen(extendTo(long, 'a', ORDER))).toBe('abf');
  });

  it('starts a range where there is none to go on with', () => {
    const started = extendTo(NOTHING, 'd', ORDER);
    expect(chosen(started)).toBe('d');
    expect(chosen(extendTo(started, 'e', ORDER))).toBe('de');
  });

  it('does not guess when the page no longer knows where the range began', () => {
    expect(chosen(extendTo(toggle(NOTHING, 'gone'), 'b', ORDER))).toBe('bgone');
  });
});

describe('selectAll', () => {
  it('adds to what is chosen, also to what the page no longer knows', () => {
    expect(chosen(selectAll(toggle(NOTHING, 'x'), ['a', 'b']))).toBe('abx');
  });
});

const key = fc.constantFrom(...ORDER);

it('a range holds its ends, and drawing it to and fro comes to what drawing it once does', () => {
  const start = fc.array(key).map((keys) => keys.reduce(toggle, NOTHING));
  fc.assert(
    fc.property(start, key, fc.array(key), key, (before, anchor, detours, end) => {
      const from = toggle(before, anchor);
      const wandered = detours.reduce((selection, to) => extendTo(selection, to, ORDER), from);
      const result = extendTo(wandered, end, ORDER);
      expect(chosen(result)).toBe(chosen(extendTo(from, end, ORDER)));
      expect(result.chosen).toContain(anchor);
      expect(result.chosen).toContain(end);
    }),
  );
});

it('toggling twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(key), key, (keys, once) => {
      const before = keys.reduce(toggle, NOTHING);
      expect(chosen(toggle(toggle(before, once), once))).toBe(chosen(before));
    }),
  );
});
