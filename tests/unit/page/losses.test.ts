import { describe, expect, it } from 'vitest';
import { createLosses } from '../../../components/page/losses';

describe('a control that a site takes away', () => {
  it('comes back at once the first time, then a second later', () => {
    const losses = createLosses();
    losses.count(1000);
    expect(losses.wait(1000)).toBe(0);
    losses.count(1100);
    expect(losses.wait(1100)).toBe(1000);
    expect(losses.wait(2100)).toBe(0);
  });

  it('gives up one place after the other', () => {
    const losses = createLosses();
    const places = [1, 2, 3, 4, 5, 6].map((n) => {
      losses.count(n * 1000);
      return losses.places;
    });
    expect(places).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('is lost for the first time again when it had stood for a minute', () => {
    const losses = createLosses();
    losses.count(0);
    losses.count(70_000);
    losses.count(140_000);
    expect(losses.places).toBe(0);
  });

  it('has another chance on another page, a minute later', () => {
    const losses = createLosses();
    for (let n = 0; n < 6; n += 1) losses.count(n * 1000);
    losses.renew(30_000);
    expect(losses.places).toBe(3);
    losses.renew(66_000);
    expect(losses.places).toBe(0);
  });
});
