import { IndexShards } from '../../utils/library/index-shards';
import { type Finding, median, percentile, range } from './measure.ts';

const SAVES = 10_000;
const WORDS_EACH = 100;
/** As many different words as long transcripts have; the n-th is n times rarer than the first (Zipf). */
const VOCABULARY = 40_000;
const QUESTIONS = ['glaze the bowl blue', 'how to center clay', 'market in lisbon', 'bread'];
/** A part must be written within the time that a person does not feel, ms. */
const LONGEST_PIECE_MS = 50;

/** Random, and the same each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function makeWords(random: () => number): string[] {
  const syllables = [
    'gla',
    'bo',
    'ma',
    'cen',
    'li',
    'bre',
    'te',
    'ru',
    'so',
    'ki',
    'the',
    'ho',
    'wel',
    'pa',
    'tin',
    'ze',
  ];
  const any = () => syllables[Math.floor(random() * syllables.length)] ?? '';
  const typed = QUESTIONS.join(' ').split(' ');
  return [...typed, ...Array.from({ length: VOCABULARY }, () => any() + any() + any() + (random() < 0.5 ? any() : ''))];
}

/** Text of so many words, as rare as in speech, the same each time. */
export function makeText(): (n: number) => string {
  const random = randomFrom(42);
  const words = makeWords(random);
  const word = () => words[Math.floor(words.length ** random()) - 1] ?? 'bowl';
  return (n) => Array.from({ length: n }, word).join(' ');
}

/** (j) The local index with 10,000 saves and a million words: building, each letter of some questions, writing down. */
export async function measureLibrary(runs: number): Promise<Finding[]> {
  const text = makeText();
  const index = await IndexShards.restore(null, async () => undefined);
  const began = performance.now();
  for (let n = 0; n < SAVES; n += 1) {
    const row = { key: `tiktok:post:${n}`, title: text(6), author: text(1), tags: text(1), note: '', stamp: '' };
    index.put({ ...row, spoken: text(WORDS_EACH) });
  }
  const built = performance.now() - began;

  const letters: number[] = [];
  for (let run = 0; run < Math.max(runs, 5); run += 1) {
    for (const question of QUESTIONS) {
      for (let length = 1; length <= question.length; length += 1) {
        const start = performance.now();
        index.search(question.slice(0, length));
        letters.push(performance.now() - start);
      }
    }
  }

  const pieces: number[] = [];
  let last = 0;
  const sink = { put: async () => 'place' } as unknown as Parameters<typeof index.writeDown>[0];
  last = performance.now();
  await index.writeDown(sink, async () => {
    pieces.push(performance.now() - last);
    last = performance.now();
  });
  const half = `p95 ${percentile(letters, 0.95).toFixed(1)}; ${range(letters)}; the index alone, ${letters.length} letters`;
  return [
    { what: 'A letter, 10,000 saves, 1 M words', value: median(letters), unit: 'ms', aim: 16, note: half },
    {
      what: 'Longest piece of writing it down, beside the page',
      value: Math.max(...pieces),
      unit: 'ms',
      aim: LONGEST_PIECE_MS,
      note: `${pieces.length} pieces, ${range(pieces)}`,
    },
    { what: 'Building it anew', value: built, unit: 'ms', note: 'in portions, between which the page is free' },
  ];
}
