// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createListSearch } from '../../../components/page/long-lists';
import { survey } from '../../../components/page/survey';
import { show } from './dom';

const ZONE = { top: -300, bottom: 900, left: -200, right: 1200 };

let scrolled = 0;
let measured = 0;

/** A box from `data-box="top height"`, relative to where the page is scrolled; elements without one have none. */
function layOutBoxes() {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    measured += 1;
    const [top, height] = (this.getAttribute('data-box') ?? '').split(' ').map(Number);
    return height ? new DOMRect(0, (top ?? 0) - scrolled, 100, height) : new DOMRect(0, 0, 0, 0);
  });
}

const card = (n: number, top: number, height = 200) => `<a-card id="${n}" data-box="${top} ${height}"></a-card>`;
const rows = (count: number, perRow: number, pitch = 220) =>
  Array.from({ length: count }, (_, n) => card(n, Math.floor(n / perRow) * pitch)).join('');
const list = (inner: string) =>
  show(`<nav></nav><main><ul>${inner}</ul></main><footer></footer>`, 'https://a.example/');

function looker() {
  const [childrenNear, barren] = [createListSearch(), new WeakSet<Element>()];
  return (to: number) => {
    scrolled = to;
    measured = 0;
    return survey(document.body, 'a-card', ZONE, childrenNear, barren).sightings.map(({ element }) =>
      Number(element.id),
    );
  };
}

/** What stands in the zone when each card is measured. */
const expected = () =>
  [...document.querySelectorAll('a-card')]
    .filter((one) => {
      const { top, bottom, height } = one.getBoundingClientRect();
      return height > 0 && bottom >= ZONE.top && top <= ZONE.bottom;
    })
    .map(({ id }) => Number(id));

beforeEach(layOutBoxes);
afterEach(() => void vi.restoreAllMocks());

describe('the cards around the viewport', () => {
  it('are found in page order, and no others', () => {
    list(rows(60, 6));
    expect(looker()(440)).toEqual(expected());
  });

  it('are found where a long page stands open at its top, at the cost of a short one', () => {
    list(rows(3000, 6));
    const found = looker()(0);
    expect(measured).toBeLessThan(120);
    expect(found).toEqual(expected());
  });

  it('are found wherever a long page is scrolled to, in any order', () => {
    list(rows(1200, 6));
    const positions = fc.array(fc.nat(44_000), { maxLength: 6 });
    fc.assert(
      fc.property(positions, (all) => {
        const look = looker();
        for (const to of all) expect(look(to)).toEqual(expected());
      }),
      { numRuns: 40 },
    );
  });

  it('are all found where rows and columns are of unequal heights', () => {
    const uneven = fc.array(fc.integer({ min: 40, max: 500 }), { minLength: 80, maxLength: 160 });
    fc.assert(
      fc.property(uneven, fc.nat(9000), (heights, to) => {
        const ends = [0, 0, 0, 0];
        // As a masonry does: the next card goes into the shortest column.
        const cards = heights.map((height, n) => {
          const column = ends.indexOf(Math.min(...ends));
          const top = ends[column] ?? 0;
          ends[column] = top + height;
          return card(n, top, height);
        });
        list(cards.join(''));
        const look = looker();
        expect(look(0)).toEqual(expected());
        expect(look(to)).toEqual(expected());
      }),
      { numRuns: 40 },
    );
  });

  it('are found in the boxes of rows, and in what has no box of its own', () => {
    const row = (n: number) => `<li data-box="${n * 220} 220">${card(2 * n, n * 220)}${card(2 * n + 1, n * 220)}</li>`;
    const inRows = Array.from({ length: 300 }, (_, n) => row(n)).join('');
    // Browsers call such an element invisible.
    vi.spyOn(Element.prototype, 'checkVisibility').mockImplementation(function (this: Element) {
      return this.tagName !== 'DIV';
    });
    list(`<div style="display: contents">${inRows}</div>`);
    const look = looker();
    expect(look(0)).toEqual(expected());
    expect(look(30_000)).toEqual(expected());
  });

  it('are found where they hang out of a box that is too small for them', () => {
    list(`<li data-box="-5000 10" id="thin">${card(1, 100)}</li>`);
    vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(6000);
    expect(looker()(0)).toEqual([1]);
  });

  it('are passed over where they are not drawn', () => {
    list(`${card(1, 0)}<a-card id="2"></a-card>`);
    vi.spyOn(Element.prototype, 'checkVisibility').mockReturnValue(false);
    document.querySelector('ul')?.setAttribute('data-box', '0 300');
    document.querySelector('main')?.setAttribute('data-box', '0 300');
    document.body.setAttribute('data-box', '0 300');
    expect(looker()(0)).toEqual([1]);
  });
});
