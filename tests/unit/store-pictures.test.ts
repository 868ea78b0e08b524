import { readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { indexedPng } from '../screens/store/indexed-png';

const FOLDER = 'store/pictures';
const listing = readFileSync('store/listing.md', 'utf8');
const names = readdirSync(FOLDER);

/** Width and height of a PNG. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe.each(names)('the picture %s for the stores', (name) => {
  const png = readFileSync(`${FOLDER}/${name}`);

  it('has a size that stores take, and is small', () => {
    expect(sizeOf(png)).toEqual(name === 'tile.png' ? [440, 280] : [1280, 800]);
    expect(png.length).toBeLessThan(150_000);
  });

  it('stands in the listing, with words for who does not see it', () => {
    expect(listing).toMatch(new RegExp(`!\\[[^\\]]{20,}\\]\\(pictures/${name}\\)`));
  });
});

it('there are five pictures and the tile', () => {
  expect(names).toHaveLength(6);
});

describe('a PNG of few colours', () => {
  it('keeps colours as they are where there are no more than it has room for', () => {
    const dots = [0, 0, 255, 255, 255, 0, 0, 255, 255, 0, 0, 255];
    const png = indexedPng({ width: 3, height: 1, rgba: Uint8Array.from(dots) });
    const at = (chunk: string) => png.indexOf(chunk) + 4;
    expect(sizeOf(png)).toEqual([3, 1]);
    expect([...png.subarray(at('PLTE'), at('PLTE') + 6)]).toEqual([255, 0, 0, 0, 0, 255]);
    expect([...inflateSync(png.subarray(at('IDAT')))]).toEqual([0, 1, 0, 0]);
  });

  it('has at most 256 of them, none far from what it was', () => {
    const dots = Array.from({ length: 4096 }, (_, n) => [(n >> 8) * 17, ((n >> 4) & 15) * 17, (n & 15) * 17, 255]);
    const png = indexedPng({ width: 4096, height: 1, rgba: Uint8Array.from(dots.flat()) });
    const palette = png.subarray(png.indexOf('PLTE') + 4, png.indexOf('IDAT') - 8);
    const places = inflateSync(png.subarray(png.indexOf('IDAT') + 4)).subarray(1);
    const off = dots.map((dot, i) =>
      Math.max(...[0, 1, 2].map((part) => Math.abs((dot[part] ?? 0) - (palette[(places[i] ?? 0) * 3 + part] ?? 0)))),
    );
    expect(palette.length).toBeLessThanOrEqual(3 * 256);
    expect(Math.max(...off)).toBeLessThan(64);
  });
});
