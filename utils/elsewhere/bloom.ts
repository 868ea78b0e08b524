/**
 * A Bloom filter of texts: says of a text whether it was probably put in, never "no" of one that was. It holds no
 * text; but whoever has it can ask it of any. B. H. Bloom, Space/Time Trade-offs in Hash Coding, 1970.
 */
export type BloomFilter = Uint8Array;

/**
 * Room for one text, and how many of its bits each sets: with as many texts as it has room for, a filter errs in
 * (1 - e^(-7 / 9.6))^7 = 1.00 % of all questions, with fewer in less.
 */
const BITS_PER_TEXT = 9.6;
const HASHES = 7;

/** An empty filter with room for so many texts. */
export function emptyFilter(room: number): BloomFilter {
  return new Uint8Array(Math.max(1, Math.ceil((room * BITS_PER_TEXT) / 8)));
}

export function addText(filter: BloomFilter, text: string): void {
  for (const bit of bitsOf(text, filter.length * 8)) filter[bit >> 3] = byteAt(filter, bit) | (1 << (bit & 7));
}

export function hasText(filter: BloomFilter, text: string): boolean {
  return bitsOf(text, filter.length * 8).every((bit) => byteAt(filter, bit) & (1 << (bit & 7)));
}

const byteAt = (filter: BloomFilter, bit: number) => filter[bit >> 3] ?? 0;

/**
 * The bits of a text, by two hashes that are combined (enhanced double hashing: P. C. Dillinger, P. Manolios, Bloom
 * Filters in Probabilistic Verification, 2004). The same in every version: filters come from other computers.
 */
function bitsOf(text: string, bits: number): number[] {
  let at = hash(text, 0x811c9dc5) % bits;
  let step = hash(text, 0x9747b28c) % bits;
  return Array.from({ length: HASHES }, (_, i) => {
    const bit = at;
    at = (at + step) % bits;
    step = (step + i + 1) % bits;
    return bit;
  });
}

/** FNV-1a over UTF-16 units with a seed, its bits mixed as MurmurHash3 does at its end. 32 bits, not negative. */
function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
