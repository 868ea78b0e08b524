import { describe, expect, it } from 'vitest';
import { captureIds, HAND_END, importEnd, importedId, importOfId, importStart } from '../../../utils/captures/ids';
import { START } from './kit';

describe('ids of captures', () => {
  const random = () => '00000000-0000-4000-8000-123456789abc';

  it('are UUIDs of version 7 with the time in front', () => {
    const id = captureIds(START, random)();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-123456789abc$/);
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(START);
  });

  it('sort by the time of making, and within a call by the order asked for, also beyond 16,384', () => {
    const next = captureIds(START, random);
    const ids = Array.from({ length: 40_000 }, next);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(40_000);
    expect(ids[0]).toBe(captureIds(START, random)());
    expect((ids.at(-1) ?? '') < captureIds(START + 1, random)()).toBe(true);
  });

  it('are made of any time that a clock may show', () => {
    for (const now of [-5, 0, 0.5, 2 ** 48 + 1]) expect(captureIds(now, random)()).toHaveLength(36);
    expect(captureIds(-5, random)()).toBe(captureIds(0, random)());
    expect(captureIds(7.9, random)()).toBe(captureIds(7, random)());
  });

  it('are all different without help', () => {
    const next = captureIds(START);
    expect(next().slice(-12)).not.toBe(next().slice(-12));
  });
});

describe('ids of an import', () => {
  const importId = captureIds(START)();

  it('stand behind all those saved by hand, in the order of its list', () => {
    const ids = [0, 1, 9, 10, 99_999_999].map((n) => importedId(importId, n));
    expect(ids.toSorted()).toEqual(ids);
    for (const id of ids) {
      expect(id > importStart(importId) && id < importEnd(importId)).toBe(true);
      expect(id > HAND_END && 'ffffffff' < HAND_END).toBe(true);
    }
  });

  it('say which import they belong to', () => {
    expect(importOfId(importedId(importId, 12))).toBe(importId);
    expect(importOfId(importedId('a:b', 12))).toBe('a:b');
    expect(importOfId(importId)).toBeUndefined();
  });
});
