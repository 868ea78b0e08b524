import { Unzlib } from 'fflate';
import { BombError, MAX_RATIO } from './zip.ts';

/** Larger ones are books of pictures. Bytes. */
export const MAX_PDF = 100_000_000;

/** So little is unpacked at once that a bomb is noticed in time. Bytes. */
const PORTION = 1 << 14;

/** Whether a file begins as a PDF does. */
export async function isPdf(blob: Blob): Promise<boolean> {
  return (await blob.slice(0, 5).text()) === '%PDF-';
}

/**
 * The addresses that a PDF links to, as its annotations have them, or null where it is encrypted. What is only drawn on
 * its pages is not read: letters stand there in any order. ISO 32000-1, 7.5.7 (object streams), 12.6.4.7 (URI actions).
 * Throws `BombError` when what is packed in it comes to 1,000 times its size.
 */
export function linksOfPdf(bytes: Uint8Array): string[] | null {
  const plain = latin(bytes);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(plain)) return null;
  const budget = { left: MAX_RATIO * bytes.length };
  return [plain, ...packedObjects(bytes, plain, budget)].flatMap(addressesIn);
}

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

/** The texts of the streams that objects are packed in. */
function packedObjects(bytes: Uint8Array, plain: string, budget: { left: number }): string[] {
  const texts: string[] = [];
  for (const head of plain.matchAll(/\/ObjStm\b[\s\S]{0,300}?\bstream\r?\n/g)) {
    const from = head.index + head[0].length;
    const to = plain.indexOf('endstream', from);
    if (!head[0].includes('endobj') && to >= 0) texts.push(latin(inflated(bytes.subarray(from, to), budget)));
  }
  return texts;
}

/** What can be unpacked of a stream. */
function inflated(packed: Uint8Array, budget: { left: number }): Uint8Array {
  const chunks: Uint8Array[] = [];
  const unpacking = new Unzlib((chunk) => {
    budget.left -= chunk.length;
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length && budget.left > 0; at += PORTION) {
      unpacking.push(packed.slice(at, at + PORTION), at + PORTION >= packed.length);
    }
  } catch {
    // Packed in another way, or broken: what came before counts.
  }
  if (budget.left <= 0) throw new BombError();
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const chunk of chunks) {
    all.set(chunk, filled);
    filled += chunk.length;
  }
  return all;
}

/** The strings behind `/URI`: in brackets, with escapes, or as hexadecimal digits. */
function addressesIn(text: string): string[] {
  const strings = text.matchAll(/\/URI\s*(?:\(((?:\\[\s\S]|[^\\()])*)\)|<([\da-fA-F\s]*)>)/g);
  return [...strings].map(([, bracketed, hex]) =>
    hex === undefined
      ? (bracketed ?? '').replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_, octal?: string, other?: string) =>
          octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (other ?? ''),
        )
      : hex.replace(/\s/g, '').replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))),
  );
}
