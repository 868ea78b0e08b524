import type { IndexedWord, InvertedIndex, Places } from './inverted-index';

/** A word of the index that fits what was typed, and how well: 1 is as it was typed. */
export interface Match {
  word: IndexedWord;
  weight: number;
}

/** How much it says that a word comes more often, and that a text is short; and what it says that it comes at all (BM25+). */
const REPEATS = 1.2;
const SHORTNESS = 0.7;
const PRESENCE = 0.5;

/**
 * The numbers of the documents that have one word of each group, best first, then in the order they came. `boosts`: how
 * much each field counts, 0: not looked at. The first letters typed fit most documents: so nothing is made for each of
 * them, and for each place there is but one addition. Pure.
 */
export function rank(
  index: InvertedIndex,
  groups: readonly (readonly Match[])[],
  boosts: readonly number[],
): Uint32Array {
  const scores = new Float64Array(index.end);
  /** Of how many groups each document has a word, as long as it had one of every group before. */
  const met = new Uint32Array(index.end);
  const lengths = boosts.map((_, field) => index.lengths(field));

  const count = ({ field, documents, times }: Places, weight: number, before: number) => {
    const boost = boosts[field] ?? 0;
    const ofField = lengths[field];
    if (boost === 0 || !ofField) return;
    const { each, average } = ofField;
    const worth = weight * boost * rarity(documents.length, index.size);
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] as number;
      if ((met[document] as number) < before) continue;
      met[document] = before + 1;
      const often = times[i] as number;
      const damping = REPEATS * (1 - SHORTNESS + (SHORTNESS * (each[document] as number)) / average);
      const fit = worth * (PRESENCE + (often * (REPEATS + 1)) / (often + damping));
      scores[document] = (scores[document] as number) + fit;
    }
  };

  for (const [before, group] of groups.entries()) {
    for (const { word, weight } of group) for (const places of word.places) count(places, weight, before);
  }
  const found = Uint32Array.from(met.keys()).filter((document) => met[document] === groups.length);
  return found.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
}

/** What few documents have says more. */
const rarity = (having: number, all: number) => Math.log(1 + (all - having + 0.5) / (having + 0.5));
