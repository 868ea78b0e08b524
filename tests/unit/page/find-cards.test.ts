// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findCards, outermostCard } from '../../../components/page/find-cards';
import { one, show } from './dom';

const PAGE = `<nav><i></i></nav><div><b-card id="1"><b-card id="1a"></b-card></b-card>
  <section><b-card id="2"></b-card></section></div><b-card id="3"></b-card>`;
const ids = (cards: Iterable<Element>) => [...cards].map((card) => card.id);

describe('findCards', () => {
  it('finds the outermost cards in document order', () => {
    show(PAGE, 'https://www.youtube.com/');
    expect(ids(findCards([document.body], 'b-card'))).toEqual(['1', '2', '3']);
  });

  it('takes a new element that is a card itself', () => {
    show(PAGE, 'https://www.youtube.com/');
    expect(ids(findCards([one('section'), one('[id="3"]'), one('nav')], 'b-card'))).toEqual(['2', '3']);
  });

  it('can be left and taken up again without missing a card, also when the page changes meanwhile', () => {
    show(PAGE, 'https://www.youtube.com/');
    const search = findCards([document.body], 'b-card');
    const first = search.next().value as Element;
    first.remove();
    expect(ids(search)).toEqual(['2', '3']);
  });
});

describe('outermostCard', () => {
  it('is the card around a card', () => {
    show(PAGE, 'https://www.youtube.com/');
    expect(outermostCard(one('[id="1a"]'), 'b-card')?.id).toBe('1');
    expect(outermostCard(one('i'), 'b-card')).toBeNull();
  });
});
