import { deflateSync } from 'node:zlib';

/** A picture as its dots: red, green, blue and opacity of each, row by row. */
export interface Dots {
  width: number;
  height: number;
  rgba: Uint8Array;
}

const MOST_COLOURS = 256;
/** So many of the most frequent ones stay as they are: shadows, whose steps are seen more than any in a small picture. */
const KEPT_COLOURS = 128;

/**
 * A PNG of at most 256 colours, less than half as large as one of all, in which no colour is far from what it was.
 * Source: PNG specification, third edition, colour type 3.
 */
export function indexedPng({ width, height, rgba }: Dots): Buffer {
  const colours = new Uint32Array(width * height);
  for (let i = 0; i < colours.length; i += 1) {
    const [r = 0, g = 0, b = 0] = rgba.subarray(i * 4, i * 4 + 3);
    colours[i] = (r << 16) | (g << 8) | b;
  }
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const frequent = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = paletteFor(frequent);
  const places = new Map(frequent.map((colour) => [colour, nearest(palette, colour)]));

  // Each row begins with its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, i) => {
    rows[i + Math.floor(i / width) + 1] = places.get(colour) ?? 0;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const parts = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** The squared distance of two colours. */
function distance(a: number, b: number): number {
  const [red, green, blue] = [(a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255)];
  return red * red + green * green + blue * blue;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  palette.forEach((other, i) => {
    if (distance(other, colour) < distance(palette[best] ?? 0, colour)) best = i;
  });
  return best;
}

/** Colours, the most frequent first, to so few that each has one of them near: as near as there is room for. */
function paletteFor(frequent: readonly number[], near = 0): number[] {
  const palette = frequent.slice(0, KEPT_COLOURS);
  for (const colour of frequent.slice(KEPT_COLOURS)) {
    if (palette.some((other) => distance(other, colour) <= near * near)) continue;
    palette.push(colour);
    if (palette.length > MOST_COLOURS) return paletteFor(frequent, near + 1);
  }
  return palette;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(checksum(body), body.length + 4);
  return framed;
}

/** CRC-32, as every chunk ends with it. */
function checksum(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
