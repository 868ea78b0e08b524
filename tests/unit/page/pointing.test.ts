// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPointing } from '../../../components/page/pointing';

/** A host of ours that stands at a place, and a pointer. */
function setUp() {
  document.body.replaceChildren();
  const host = document.createElement('span');
  document.body.append(host);
  let box = new DOMRect(100, 100, 30, 30);
  vi.spyOn(host, 'getBoundingClientRect').mockImplementation(() => box);
  const listeners = new Map<string, (event: Event) => void>();
  vi.spyOn(globalThis, 'addEventListener').mockImplementation(((type: string, listener: never) =>
    listeners.set(type, listener)) as never);
  const isMeant = createPointing((node): node is HTMLElement => node === host, new AbortController().signal);
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
    /** The browser tells of the host under the pointer first, then of the movement. */
    move(x: number, y: number, at: number) {
      tell('pointerover', x, y, at);
      tell('pointermove', x, y, at);
    },
    /** Something came under a pointer that rests. */
    slip: (x: number, y: number, at: number) => tell('pointerover', x, y, at),
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

  it('is meant by every finger, which rests nowhere before', () => {
    hand.put(500, 500);
    hand.move(110, 110, 1000);
    hand.put(100, 100);
    hand.slip(110, 110, 2000);
    expect(hand.press(110, 110, 2010, 'touch')).toBe(true);
  });
});
