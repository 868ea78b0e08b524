/**
 * A number by which two texts can be told apart, though not against somebody who wants to deceive: FNV-1a twice with
 * different seeds, 52 bits. http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return (high >>> 12) * 2 ** 32 + (low >>> 0);
}
