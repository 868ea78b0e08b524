// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { allCards, firstCards, outermostCard } from '../../../components/page/find-cards';
import { one, show } from './dom';

const PAGE = `<nav><i></i></nav><div><b-card id="1"><b-card id="1a"></b-card></b-card>
  <section><b-card id="2"></b-card></section></div><b-card id="3"></b-card>`;
const ids = (cards: readonly Element[]) => cards.map((card) => card.id);

describe('firstCards', () => {
  it('finds the outermost cards in document order', () => {
    show(PAGE, 'https://www.youtube.com/');
    expect(ids(firstCards(document.body, 'b-card', 10))).toEqual(['1', '2', '3']);
  });

  it('takes an element that is a card itself', () => {
    show(PAGE, 'https://www.youtube.com/');
    expect(ids(firstCards(one('[id="3"]'), 'b-card', 10))).toEqual(['3']);
    expect(ids(firstCards(one('nav'), 'b-card', 10))).toEqual([]);
  });

  it('stops when it has enough, wherever they are', () => {
    show(PAGE, 'https://www.youtube.com/');
    expect(ids(firstCards(document.body, 'b-card', 2))).toEqual(['1', '2']);
  });
});

describe('firstCards among many siblings without cards', () => {
  const plain = '<p>x</p>'.repeat(300);

  it('finds the same, in the same order', () => {
    show(`${plain}${PAGE}${plain}<b-card id="4"></b-card>`, 'https://www.youtube.com/');
    expect(ids(firstCards(document.body, 'b-card', 10))).toEqual(['1', '2', '3', '4']);
    expect(ids(firstCards(document.body, 'b-card', 3))).toEqual(['1', '2', '3']);
  });

  it('does not ask each of them', () => {
    show(`<b-card id="1"></b-card>${'<p>x</p>'.repeat(5000)}`, 'https://www.youtube.com/');
    const asked = vi.spyOn(HTMLElement.prototype, 'matches');
    expect(ids(firstCards(document.body, 'b-card', 10))).toEqual(['1']);
    expect(asked.mock.calls.length).toBeLessThan(200);
    asked.mockRestore();
  });
});

it('all cards of a page are its outermost ones, in page order', () => {
  show(PAGE, 'https://www.youtube.com/');
  expect(ids(allCards('b-card'))).toEqual(['1', '2', '3']);
});

describe('outermostCard', () => {
  it('is the card around a card', () => {
    show(PAGE, 'https://www.youtube.com/');
    expect(outermostCard(one('[id="1a"]'), 'b-card')?.id).toBe('1');
    expect(outermostCard(one('i'), 'b-card')).toBeNull();
  });
});
