// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { makeHost } from '../../../components/page/dom';
import { putInto } from '../../../components/page/siblings';
import { show } from './dom';

/** Whether the page laid itself out anew: something was measured after something had come or gone. */
let layouts = 0;
let isDirty = false;

/**
 * A row of cards as high as the highest: a card with a host where its `data-bad` says (a place among its children, from
 * the end) is 20 px higher, as if the site styled what stands there; and so are all, for the row stretches them.
 */
function layOutRow(): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => {
    if (isDirty) layouts += 1;
    isDirty = false;
    const cards = [...document.querySelectorAll('[data-bad]')];
    const isHigher = (card: Element) =>
      (card.getAttribute('data-bad') ?? '')
        .split(' ')
        .some((at) => card.children[card.children.length - Number(at)]?.matches('span'));
    return new DOMRect(0, 0, 100, cards.some(isHigher) ? 120 : 100);
  });
  for (const name of ['append', 'before', 'remove'] as const) {
    const { [name]: own } = Element.prototype;
    vi.spyOn(Element.prototype, name).mockImplementation(function (this: Element, ...nodes: (Node | string)[]) {
      isDirty = true;
      return own.apply(this, nodes as []);
    });
  }
}

/** Puts a host into each card and gives where among the children each stands, from the end. */
function putIntoAll(): number[] {
  const cards = [...document.querySelectorAll('[data-bad]')];
  const list = cards.map((box) => ({ box, host: makeHost('control') }));
  layouts = 0;
  isDirty = false;
  putInto(list);
  return list.map(({ host, box }) => [...box.children].reverse().indexOf(host) + 1);
}

const cards = (...kinds: [name: string, bad: string][]) =>
  show(
    kinds.map(([name, bad]) => `<div class="${name}" data-bad="${bad}"><a></a><b></b></div>`.repeat(2)).join(''),
    'https://a.example/',
  );

afterEach(() => vi.restoreAllMocks());

it('has the page laid out once where all kinds of boxes take a host at their end', () => {
  cards(['one', ''], ['two', ''], ['three', '']);
  layOutRow();
  expect(putIntoAll()).toEqual([1, 1, 1, 1, 1, 1]);
  expect(layouts).toBe(1);
});

it('asks nothing of boxes of a kind that is known', () => {
  cards(['four', '']);
  layOutRow();
  putIntoAll();
  putIntoAll();
  expect(layouts).toBe(0);
});

it('finds a spot for each of two kinds in one row that both do not take it at their end', () => {
  cards(['five', '1'], ['six', '1 2']);
  layOutRow();
  expect(putIntoAll()).toEqual([2, 2, 3, 3]);
});

it('leaves a host at the end of what does not mind, beside what does', () => {
  cards(['seven', ''], ['eight', '1']);
  layOutRow();
  expect(putIntoAll()).toEqual([1, 1, 2, 2]);
});
