import { doc } from '../../utils/platforms/doc';
import { outermostCard } from './find-cards';

/** Some places of the viewport, as shares of its width and height. */
const PLACES = [
  [0.5, 0.5],
  [0.2, 0.3],
  [0.8, 0.3],
  [0.2, 0.8],
  [0.8, 0.8],
] as const;

/** So long no look must come before it is looked what stands there, ms: that costs up to a ms a place on large pages. */
const REST_MS = 400;
/** On a page that never rests it is done all the same after this time, ms. */
const PATIENCE_MS = 5000;

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
 * boxes far from what they hold). Call what comes out at each look: the places are looked at when no more come.
 */
export function selfCheck({ selector, isKnown, again, overlooked, signal }: SelfCheckOptions): () => void {
  let suspect: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: number | null = null;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function check() {
    asked = null;
    const before = suspect;
    suspect = PLACES.map(cardAt).find((card) => card && !isKnown(card)) ?? null;
    if (suspect && suspect === before) overlooked();
    else if (suspect) again();
  }

  function cardAt([x, y]: (typeof PLACES)[number]) {
    return outermostCard(doc.elementFromPoint(x * innerWidth, y * innerHeight), selector);
  }

  return () => {
    const now = performance.now();
    asked ??= now;
    clearTimeout(timer);
    timer = setTimeout(check, Math.max(0, Math.min(REST_MS, asked + PATIENCE_MS - now)));
  };
}
