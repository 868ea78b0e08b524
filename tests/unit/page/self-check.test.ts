// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { selfCheck } from '../../../components/page/self-check';
import { one, show } from './dom';

const known = new Set<Element>();
const again = vi.fn();
const overlooked = vi.fn();
let life: AbortController;
let looked: () => void;

/** What the browser says stands anywhere in the viewport. */
let inSight: Element | null = null;

beforeEach(() => {
  vi.useFakeTimers();
  HTMLDocument.prototype.elementFromPoint = () => inSight;
  show('<a-card id="seen"><i></i></a-card><a-card id="other"><b></b></a-card><p></p>', 'https://a.example/');
  inSight = null;
  known.clear();
  known.add(one('#seen'));
  life = new AbortController();
  const isKnown = (card: Element) => known.has(card);
  looked = selfCheck({ selector: 'a-card', isKnown, again, overlooked, signal: life.signal });
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

it.each([
  ['a card that was seen', 'i'],
  ['what is no card', 'p'],
])('is content with %s', (_, selector) => {
  inSight = one(selector);
  looked();
  vi.advanceTimersByTime(5000);
  expect(again).not.toHaveBeenCalled();
  expect(overlooked).not.toHaveBeenCalled();
});

it('asks for another look where a card was not seen, and is content when that sees it', () => {
  inSight = one('b');
  looked();
  again.mockImplementationOnce(() => {
    known.add(one('#other'));
    looked();
  });
  vi.advanceTimersByTime(5000);
  expect(again).toHaveBeenCalledOnce();
  expect(overlooked).not.toHaveBeenCalled();
});

it('says so where another look does not see the card either', () => {
  inSight = one('b');
  again.mockImplementationOnce(() => looked());
  looked();
  vi.advanceTimersByTime(5000);
  expect(overlooked).toHaveBeenCalledOnce();
});

it('does not take a page that is being scrolled for one on which cards are overlooked', () => {
  inSight = one('b');
  looked();
  again.mockImplementationOnce(() => {
    inSight = one('i');
    looked();
  });
  vi.advanceTimersByTime(5000);
  expect(overlooked).not.toHaveBeenCalled();
});

it('waits until the page rests, but not for ever', () => {
  const at = vi.spyOn(HTMLDocument.prototype, 'elementFromPoint');
  const lookFor = (ms: number) => {
    for (let time = 0; time < ms; time += 100) {
      looked();
      vi.advanceTimersByTime(100);
    }
  };
  lookFor(4000);
  expect(at).not.toHaveBeenCalled();
  lookFor(2000);
  expect(at).toHaveBeenCalled();
});
