import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, findRoom, type Obstacle } from '../../../components/page/room';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const button = (...at: Parameters<typeof box>): Obstacle => ({ box: box(...at), isPressed: true });
const text = (...at: Parameters<typeof box>): Obstacle => ({ box: box(...at), isPressed: false });
const PAGE = box(0, 0, 1000, 1000);
const SIZE = { width: 100, height: 36 };
const meets = (a: Box, b: Box) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

describe('room beside a row', () => {
  it('is behind its last button, in line with it', () => {
    expect(findRoom(box(200, 500, 300, 36), SIZE, [button(200, 500, 300, 36)], PAGE, false)).toEqual({
      left: 508,
      top: 500,
      isFree: true,
    });
  });

  it('is before it where the page reads from right to left', () => {
    expect(findRoom(box(200, 500, 300, 36), SIZE, [button(200, 500, 300, 36)], PAGE, true)).toEqual({
      left: 92,
      top: 500,
      isFree: true,
    });
  });

  it('is above a column', () => {
    const column = [button(600, 300, 48, 400)];
    const spot = findRoom(box(600, 300, 48, 400), { width: 32, height: 32 }, column, PAGE, false);
    expect(spot).toMatchObject({ top: 260, left: 608 });
  });

  it('is on another line where the row fills its own', () => {
    const buttons = [button(0, 500, 1000, 36), button(0, 540, 1000, 40)];
    const spot = findRoom(box(0, 500, 1000, 36), SIZE, buttons, PAGE, false);
    expect(spot).toMatchObject({ top: 456, isFree: true });
  });

  it('is over a text rather than nowhere, and never over a button', () => {
    const row = box(0, 500, 1000, 36);
    const buttons = [button(0, 300, 1000, 236), button(0, 600, 1000, 400)];
    expect(findRoom(row, SIZE, [...buttons, text(0, 540, 1000, 60)], PAGE, false)).toMatchObject({ isFree: false });
    expect(findRoom(row, SIZE, [...buttons, button(0, 540, 1000, 60)], PAGE, false)).toBeNull();
  });

  it('is within its bounds, over no button, and free where it says so', () => {
    const obstacle = fc
      .record({
        x: fc.nat(900),
        y: fc.nat(900),
        w: fc.integer({ min: 1, max: 300 }),
        h: fc.integer({ min: 1, max: 100 }),
        pressed: fc.boolean(),
      })
      .map(({ x, y, w, h, pressed }) => (pressed ? button(x, y, w, h) : text(x, y, w, h)));
    fc.assert(
      fc.property(fc.array(obstacle, { maxLength: 40 }), fc.boolean(), (obstacles, rightToLeft) => {
        const spot = findRoom(box(300, 400, 300, 36), SIZE, obstacles, PAGE, rightToLeft);
        if (!spot) return;
        const stands = box(spot.left, spot.top, SIZE.width, SIZE.height);
        expect(stands.left >= 0 && stands.right <= 1000 && stands.top >= 0 && stands.bottom <= 1000).toBe(true);
        const hit = obstacles.filter((one) => meets(one.box, stands));
        expect(hit.some(({ isPressed }) => isPressed)).toBe(false);
        expect(spot.isFree).toBe(hit.length === 0);
      }),
    );
  });
});
