import type { Card } from './card-book';

/** A control that stood for so long before it was taken is put back as if for the first time, ms. */
const STOOD_MS = 10_000;
/** After so many losses a card is left alone: the site would remove the control for ever. */
const MOST_LOSSES = 3;
/** What was lost more than once comes back so much later, ms, and on the whole page no oftener than so many times. */
const PAUSE_MS = 1000;
const MOST_RETURNS = 6;

/** What comes of it where a site takes controls away from cards. */
export interface CardLosses {
  /** A card's control was taken away. */
  count(card: Card): void;
  /** Whether it may have one after it was taken away so often. */
  mayReturn(card: Card): boolean;
  /** How many have none any more for that. */
  readonly taken: number;
}

/** `again`: asks for another look after a time, ms. */
export function createCardLosses(again: (ms: number) => void): CardLosses {
  let returns = 0;
  let taken = 0;
  return {
    count(card) {
      const hasStood = performance.now() - card.since > STOOD_MS;
      card.losses = hasStood ? 1 : card.losses + 1;
      if (card.losses === MOST_LOSSES + 1) taken += 1;
    },
    mayReturn(card) {
      if (card.losses <= 1) return true;
      if (card.losses > MOST_LOSSES) return false;
      const wait = card.since + PAUSE_MS - performance.now();
      if (wait > 0) again(wait);
      else if (returns < MOST_RETURNS) {
        returns += 1;
        return true;
      } else {
        card.losses = MOST_LOSSES + 1;
        taken += 1;
      }
      return false;
    },
    get taken() {
      return taken;
    },
  };
}
