import { atMostEvery } from './at-most-every';
import { outermostCard } from './find-cards';

/** Some places of the viewport, as shares of its width and height. */
const PLACES = [
  [0.5, 0.5],
  [0.2, 0.3],
  [0.8, 0.3],
  [0.2, 0.8],
  [0.8, 0.8],
] as const;

/** What stands at a place costs the browser up to a ms on a page of thousands of cards. */
const PAUSE_MS = 1000;
/** Before a card that was overlooked is looked for again, ms: by then there was another look at the page. */
const AGAIN_MS = 300;

export interface SelfCheckOptions {
  selector: string;
  /** Whether the last look saw this card. */
  isKnown(card: Element): boolean;
  /** Asks for another look. */
  again(): void;
  overlooked(): void;
  signal: AbortSignal;
}

/**
 * Looks what stands in a few places of the viewport, and calls `overlooked` where it is a card that was not seen,
 * twice: then the page is built otherwise than a quick look takes it to be (lists that do not run down the page,
 * boxes far from what they hold). Call what comes out at each look.
 */
export function selfCheck({ selector, isKnown, again, overlooked, signal }: SelfCheckOptions): () => void {
  let suspect: Element | null = null;
  const checking = atMostEvery(PAUSE_MS, check, signal);

  function check() {
    const before = suspect;
    suspect = PLACES.map(cardAt).find((card) => card && !isKnown(card)) ?? null;
    if (!suspect) return;
    if (suspect === before) return overlooked();
    again();
    checking.in(AGAIN_MS);
  }

  function cardAt([x, y]: (typeof PLACES)[number]) {
    return outermostCard(document.elementFromPoint(x * innerWidth, y * innerHeight), selector);
  }

  // After the frame that is being made, as any reading of where things are.
  return () => void requestAnimationFrame(checking.soon);
}
