import type { Said } from '../../emulator/library.ts';

const SECONDS = 7;
const lines = (...words: string[]): Said[] =>
  words.map((text, i) => ({ start: i * SECONDS, end: (i + 1) * SECONDS, text }));

/** What is said in the posts of the samples, by their titles. */
export const SAID: Readonly<Record<string, Said[]>> = {
  'Glazing day at the kiln': lines(
    'Good morning from the kiln.',
    'Today everything that dried last week gets its glaze.',
    'First a thin coat, so that no drop runs down.',
    'The blue one comes last: it runs the most.',
    'Three seconds in the bucket, then turn it once.',
    'You see how the rim stays free of glaze.',
    'At 1,240 degrees the blue turns to sea green.',
    'We let it cool for two days before we open.',
    'And this is what came out.',
  ),
  'A first course in bridges': lines(
    'Every bridge carries two loads: its own, and ours.',
    'The cables that you see in blue pull, the red ones push.',
    'So where would you cut, if you had to?',
  ),
  'Tide pools at dawn': lines(
    'We have an hour before the water is back.',
    'Look at the blue rim: that is a limpet, and it is older than it looks.',
  ),
  'Night trains of the north': lines('We leave at ten, in the blue light of a northern summer.'),
};
