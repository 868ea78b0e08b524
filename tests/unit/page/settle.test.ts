import { describe, expect, it } from 'vitest';
import { createSettler, FLOAT_MS, SETTLE_MS, type Sight } from '../../../components/page/settle';

const bar = { name: 'bar' };
const otherBar = { name: 'another bar' };
const sight = (change: Partial<Sight> = {}): Sight => ({ key: 'a', anchor: bar, agrees: true, ...change });

describe('the control of a page', () => {
  it('stands once the page has kept still', () => {
    const settle = createSettler();
    expect(settle(sight(), 0)).toEqual({ show: 'nothing', again: SETTLE_MS });
    expect(settle(sight(), SETTLE_MS)).toEqual({ show: 'anchored' });
  });

  it('goes at once when the address names another post', () => {
    const settle = createSettler();
    settle(sight(), 0);
    settle(sight(), 1000);
    expect(settle(sight({ key: 'b' }), 1001)).toEqual({ show: 'nothing', again: SETTLE_MS });
  });

  it('goes at once when the page moves on before its address does, and waits for both', () => {
    const settle = createSettler();
    settle(sight(), 0);
    settle(sight(), 1000);
    expect(settle(sight({ anchor: otherBar }), 1001).show).toBe('nothing');
    expect(settle(sight({ anchor: otherBar, key: 'b' }), 1121).show).toBe('nothing');
    expect(settle(sight({ anchor: otherBar, key: 'b' }), 1121 + SETTLE_MS)).toEqual({ show: 'anchored' });
  });

  it('is held back as long as the page shows, or may show, another post than its address names', () => {
    const settle = createSettler();
    settle(sight({ agrees: false }), 0);
    expect(settle(sight({ agrees: false }), SETTLE_MS)).toEqual({ show: 'held' });
    expect(settle(sight({ agrees: false }), 60_000)).toEqual({ show: 'held' });
    expect(settle(sight(), 60_001)).toEqual({ show: 'anchored' });
  });

  it('floats where no place is found in time, and comes down when there is one', () => {
    const settle = createSettler();
    expect(settle(sight({ anchor: null }), 0)).toEqual({ show: 'nothing', again: FLOAT_MS });
    expect(settle(sight({ anchor: null }), FLOAT_MS)).toEqual({ show: 'floating' });
    expect(settle(sight(), FLOAT_MS + 1).show).toBe('nothing');
    expect(settle(sight(), FLOAT_MS + 1 + SETTLE_MS)).toEqual({ show: 'anchored' });
  });

  it('is not there on pages without a target', () => {
    expect(createSettler()(sight({ key: null, anchor: null }), 99_999)).toEqual({ show: 'nothing' });
  });
});
