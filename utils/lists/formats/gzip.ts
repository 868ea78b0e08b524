import { Gunzip } from 'fflate';
import { BombError, MAX_RATIO, MAX_UNPACKED } from './zip.ts';

/** So little is unpacked at once that a bomb is noticed in time. Bytes. */
const PORTION = 1 << 14;

export async function isGzip(blob: Blob): Promise<boolean> {
  const [first, second, method] = new Uint8Array(await blob.slice(0, 3).arrayBuffer());
  return first === 0x1f && second === 0x8b && method === 8;
}

/**
 * The bytes that were packed, portion by portion; several packed one after the other are one. Throws `BombError` when
 * they come to more than 2 GB or 1,000 times their size. https://www.rfc-editor.org/rfc/rfc1952
 */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const unzip = new Gunzip((chunk) => chunks.push(chunk));
  let read = 0;
  let unpacked = 0;
  for await (const bytes of packed) {
    for (let at = 0; at < bytes.length; at += PORTION) {
      const portion = bytes.slice(at, at + PORTION);
      unzip.push(portion);
      read += portion.length;
      for (const chunk of chunks.splice(0)) {
        unpacked += chunk.length;
        if (unpacked > MAX_UNPACKED || unpacked > MAX_RATIO * Math.max(read, 1024)) throw new BombError();
        yield chunk;
      }
    }
  }
  // Throws where the end is missing.
  unzip.push(new Uint8Array(), true);
}
