// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEveryCard, type EveryCard } from '../../../components/page/every-card';

const HEIGHT = 800;
const zone = { top: 0, bottom: HEIGHT, left: 0, right: 1000 };

describe('measuring every card', () => {
  const again = vi.fn();
  let now = 0;
  let measured = 0;
  let scrolled = 0;
  let every: EveryCard;

  /** Cards that stand from the last to the first, 100 px each; measuring one takes so long. */
  function page(count: number, ms: number) {
    document.body.innerHTML = Array.from({ length: count }, (_, n) => `<b-card id="${n}"></b-card>`).join('');
    const places = new Map([...document.querySelectorAll('b-card')].map((card, n) => [card, (count - 1 - n) * 100]));
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      measured += 1;
      now += ms;
      return new DOMRect(0, (places.get(this) ?? 0) - scrolled, 100, 100);
    });
  }
  const look = () => every.look(zone).sightings.map(({ element }) => Number(element.id));
  /** Looks as often as is asked for. Out: what was found, and how many looks it took. */
  function rounds(): { found: number[]; looks: number } {
    let found = look();
    let looks = 1;
    for (; again.mock.calls.length > 0; looks += 1) {
      again.mockReset();
      found = look();
    }
    return { found, looks };
  }

  beforeEach(() => {
    [now, measured, scrolled] = [0, 0, 0];
    again.mockReset();
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    every = createEveryCard('b-card', again);
  });
  afterEach(() => vi.restoreAllMocks());

  it('finds what is in the zone at one go on a page of some hundreds, in page order', () => {
    page(500, 0.001);
    expect(look()).toEqual([491, 492, 493, 494, 495, 496, 497, 498, 499]);
    expect(again).not.toHaveBeenCalled();
  });

  it('finds it in slices on a page of many, none of which is felt', () => {
    page(2500, 0.02);
    let longest = 0;
    let found: number[] = [];
    do {
      again.mockReset();
      const before = now;
      found = look();
      longest = Math.max(longest, now - before);
    } while (again.mock.calls.length > 0);
    expect(found).toEqual([2491, 2492, 2493, 2494, 2495, 2496, 2497, 2498, 2499]);
    expect(longest).toBeLessThan(15);
  });

  it('does not measure all again where nothing has moved', () => {
    page(2500, 0.02);
    rounds();
    measured = 0;
    expect(rounds()).toEqual({ found: expect.arrayContaining([2499]), looks: 1 });
    expect(measured).toBeLessThan(100);
  });

  it('finds what came into the zone after the page was scrolled', () => {
    page(2500, 0.02);
    rounds();
    scrolled = 150_000;
    const { found, looks } = rounds();
    expect(found).toEqual([991, 992, 993, 994, 995, 996, 997, 998, 999, 1000]);
    expect(looks).toBeGreaterThan(1);
  });

  it('passes over what is within a card', () => {
    page(3, 0.001);
    const outer = document.querySelector('[id="1"]') as Element;
    outer.innerHTML = '<p><b-card id="10"></b-card></p>';
    expect(look()).toEqual([0, 1, 2]);
  });

  it('finds cards that came to the page', () => {
    page(500, 0.001);
    look();
    page(600, 0.001);
    every.changed();
    expect(look()).toContain(599);
  });
});
