// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawPicture } from '../../../components/page/tools/picture';
import { layOut, show } from './dom';

const JPEG = `data:image/jpeg;base64,${'A'.repeat(400)}`;
const drawImage = vi.fn();
let pixels: Uint8ClampedArray;
let drawn: (quality: number) => string;

/** A box with images of some heights on the screen, each loaded with so many pixels in each direction. */
function box(...images: { height: number; pixels: number }[]): Element {
  show(
    `<div>${images.map(({ height }, i) => `<img id="i${i}" data-height="${height}">`).join('')}</div>`,
    'https://a/',
  );
  layOut();
  images.forEach(({ pixels: side }, i) => {
    const image = document.querySelector(`#i${i}`) as HTMLImageElement;
    for (const [name, value] of Object.entries({ complete: side > 0, naturalWidth: side, naturalHeight: side * 2 }))
      Object.defineProperty(image, name, { value });
  });
  return document.querySelector('div') as Element;
}

beforeEach(() => {
  pixels = Uint8ClampedArray.from({ length: 96 * 96 * 4 }, (_, i) => i % 251);
  drawn = () => JPEG;
  const pen = { drawImage, getImageData: () => ({ data: pixels }) };
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockImplementation((_, quality) => drawn(quality as number));
});
afterEach(() => vi.restoreAllMocks());

describe('the picture of a card', () => {
  it('is of its largest image, square, from the upper half of what is higher than wide', () => {
    expect(drawPicture(box({ height: 50, pixels: 40 }, { height: 120, pixels: 300 }))).toBe(JPEG);
    expect(drawImage).toHaveBeenLastCalledWith(document.querySelector('#i1'), 0, 100, 300, 300, 0, 0, 96, 96);
  });

  it('is drawn more coarsely until it is small enough', () => {
    drawn = (quality) => (quality < 0.5 ? JPEG : `data:image/jpeg;base64,${'A'.repeat(9000)}`);
    expect(drawPicture(box({ height: 120, pixels: 300 }))).toBe(JPEG);
    drawn = () => `data:image/jpeg;base64,${'A'.repeat(9000)}`;
    expect(drawPicture(box({ height: 120, pixels: 300 }))).toBeNull();
  });

  it('is none where the image is not loaded, is a mere sign, or no script may read it', () => {
    expect(drawPicture(box({ height: 120, pixels: 0 }))).toBeNull();
    expect(drawPicture(box({ height: 40, pixels: 300 }))).toBeNull();
    drawn = () => {
      throw new DOMException('tainted', 'SecurityError');
    };
    expect(drawPicture(box({ height: 120, pixels: 300 }))).toBeNull();
  });

  it('is none of what is one colour all over: a place holder, or a film before its first picture', () => {
    pixels = new Uint8ClampedArray(96 * 96 * 4).fill(255);
    expect(drawPicture(box({ height: 120, pixels: 300 }))).toBeNull();
  });
});
