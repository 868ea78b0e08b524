// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPointing } from '../../../components/page/pointing';

/** A host of ours that stands at a place, and a pointer. */
function setUp() {
  document.body.replaceChildren();
  let box = new DOMRect(100, 100, 30, 30);
  let key = 'youtube:post:1';
  const makeHost = () => {
    const made = document.createElement('span');
    document.body.replaceChildren(made);
    vi.spyOn(made, 'getBoundingClientRect').mockImplementation(() => box);
    return made;
  };
  let host = makeHost();
  const listeners = new Map<string, (event: Event) => void>();
  vi.spyOn(globalThis, 'addEventListener').mockImplementation(((type: string, listener: never) =>
    listeners.set(type, listener)) as never);
  const isOurs = (node: EventTarget | null): node is HTMLElement => node === host;
  const isMeant = createPointing(isOurs, () => key, new AbortController().signal);
  const event = (clientX: number, clientY: number, at: number, more = {}) =>
    ({ isTrusted: true, clientX, clientY, timeStamp: at, pointerType: 'mouse', ...more }) as unknown as PointerEvent;
  const isOver = (x: number, y: number) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  const targetAt = (x: number, y: number) => ({ target: isOver(x, y) ? host : document.body });
  const tell = (type: string, x: number, y: number, at: number) =>
    listeners.get(type)?.(event(x, y, at, targetAt(x, y)));
  return {
    put: (x: number, y: number) => {
      box = new DOMRect(x, y, 30, 30);
    },
    /** The site draws what is around it anew: another host at the same place, for the same post or another. */
    redraw(next = key) {
      key = next;
      host = makeHost();
    },
    /** The site has the same element show another post. */
    recycle(next: string) {
      key = next;
    },
    /** The browser tells of the host under the pointer first, then of the movement. */
    move(x: number, y: number, at: number) {
      tell('pointerover', x, y, at);
      tell('pointermove', x, y, at);
    },
    /** Something came under a pointer that rests. */
    slip: (x: number, y: number, at: number) => tell('pointerover', x, y, at),
    /** What was under the pointer went from there. */
    slipAway: (x: number, y: number, at: number) => listeners.get('pointerout')?.(event(x, y, at, { target: host })),
    scroll: (at: number) => tell('scroll', 0, 0, at),
    press: (x: number, y: number, at: number, pointerType = 'mouse') => isMeant(event(x, y, at, { pointerType }), host),
  };
}

describe('a press on a control', () => {
  let hand: ReturnType<typeof setUp>;
  beforeEach(() => {
    hand = setUp();
  });

  it('is meant at once by whoever moved onto it', () => {
    hand.move(10, 10, 1000);
    hand.move(110, 110, 1005);
    expect(hand.press(110, 110, 1006)).toBe(true);
  });

  it('is meant when nothing else was heard of the pointer before', () => {
    expect(hand.press(110, 110, 1000)).toBe(true);
  });

  it('is not meant within half a second after the control slipped under the pointer', () => {
    hand.put(500, 500);
    hand.move(110, 110, 1000);
    hand.put(100, 100);
    hand.slip(110, 110, 2000);
    expect(hand.press(110, 110, 2499)).toBe(false);
    expect(hand.press(110, 110, 2500)).toBe(true);
  });

  it('is meant once what shifted under a resting pointer has stood still for half a second', () => {
    vi.useFakeTimers({ now: 0 });
    try {
      vi.advanceTimersByTime(1000);
      hand.move(10, 10, 990);
      hand.move(110, 110, 1000);
      // It is still under the pointer: no event tells of that.
      hand.put(90, 105);
      vi.advanceTimersByTime(300);
      expect(hand.press(110, 110, 1300)).toBe(false);
      vi.advanceTimersByTime(300);
      expect(hand.press(110, 110, 1601)).toBe(true);
      hand.put(100, 100);
      expect(hand.press(110, 110, 1605)).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not meant within half a second after what lies under a resting pointer became another post', () => {
    vi.useFakeTimers({ now: 0 });
    try {
      vi.advanceTimersByTime(1000);
      hand.move(10, 10, 990);
      hand.move(110, 110, 1000);
      vi.advanceTimersByTime(1000);
      hand.recycle('youtube:post:2');
      expect(hand.press(110, 110, 2010)).toBe(false);
      vi.advanceTimersByTime(600);
      expect(hand.press(110, 110, 2600)).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not meant on what went from under the pointer and has just come back', () => {
    hand.put(500, 500);
    hand.move(110, 110, 1000);
    hand.put(100, 100);
    hand.slip(110, 110, 2000);
    hand.put(500, 500);
    hand.slipAway(110, 110, 4000);
    hand.put(100, 100);
    hand.slip(110, 110, 6000);
    expect(hand.press(110, 110, 6100)).toBe(false);
    expect(hand.press(110, 110, 6500)).toBe(true);
  });

  it('is not meant because the hand trembled on what slipped under it', () => {
    hand.put(500, 500);
    hand.move(110, 110, 1000);
    hand.put(100, 100);
    hand.move(111, 110, 2000);
    expect(hand.press(111, 110, 2010)).toBe(false);
  });

  it('is not meant on what follows the pointer', () => {
    hand.move(10, 10, 1000);
    hand.put(15, 15);
    hand.move(20, 20, 1010);
    hand.move(30, 30, 1015);
    hand.put(25, 25);
    expect(hand.press(30, 30, 1020)).toBe(false);
  });

  it('is meant again by whoever leaves and comes back', () => {
    hand.put(500, 500);
    hand.move(110, 110, 1000);
    hand.put(100, 100);
    hand.slip(110, 110, 2000);
    hand.move(300, 300, 2100);
    hand.move(110, 110, 2200);
    expect(hand.press(110, 110, 2210)).toBe(true);
  });

  it('is meant after a scroll that brought it there, once the pointer moves', () => {
    hand.put(100, 900);
    hand.move(110, 110, 1000);
    hand.put(100, 100);
    hand.scroll(1500);
    hand.move(110, 110, 1510);
    expect(hand.press(110, 110, 1511)).toBe(true);
  });

  it('is meant once after a scroll, not again on what comes to the same place next', () => {
    hand.put(100, 900);
    hand.move(110, 110, 1000);
    hand.put(100, 100);
    hand.scroll(1500);
    hand.slip(110, 110, 1501);
    expect(hand.press(110, 110, 1511)).toBe(true);
    hand.recycle('youtube:post:2');
    expect(hand.press(110, 110, 1600)).toBe(false);
  });

  it('is meant on a new host for the same post at the same place, and not on one for another post', () => {
    hand.move(10, 10, 1000);
    hand.move(110, 110, 1005);
    hand.redraw();
    hand.slip(110, 110, 1010);
    expect(hand.press(110, 110, 1015)).toBe(true);
    hand.redraw('youtube:post:2');
    hand.slip(110, 110, 1020);
    expect(hand.press(110, 110, 1025)).toBe(false);
  });

  it('is meant by every finger, which rests nowhere before', () => {
    hand.put(500, 500);
    hand.move(110, 110, 1000);
    hand.put(100, 100);
    hand.slip(110, 110, 2000);
    expect(hand.press(110, 110, 2010, 'touch')).toBe(true);
  });
});
