import { type Card, subjectOf } from './card-book';
import type { CardLosses } from './card-losses';
import type { Controls } from './controls';
import { attempt } from './dom';
import { place } from './place';
import { parentOf } from './plain';

/** The cards that have a control now, and how they come to it. */
export interface CardMounts {
  /** The last to leave the zone around the viewport stands last. */
  readonly cards: ReadonlySet<Card>;
  /** A card left the zone around the viewport. */
  left(card: Card): void;
  /** True when some got one. */
  mount(list: readonly Card[]): boolean;
  unmount(card: Card): void;
  /** Puts back what the site dropped, and lets go of cards that are gone. */
  tidy(): void;
}

export function createCardMounts(controls: Controls, losses: CardLosses): CardMounts {
  const mounted = new Set<Card>();

  /** Reads all, then styles all: the page is laid out once however many cards come into view. */
  function mount(list: readonly Card[]): boolean {
    const placing = list.flatMap((card) => {
      if (card.placed || !losses.mayReturn(card)) return [];
      const subject = subjectOf(card);
      const where = subject && attempt(() => card.rule.place(card.element));
      if (!where) return [];
      const current = () => (card.element.isConnected ? card.read() : null);
      return [{ of: card, card: card.element, where, control: controls.make(where.look, subject, current, true) }];
    });
    for (const [i, placed] of place(placing).entries()) {
      const card = placing[i]?.of;
      if (!card) continue;
      card.placed = placed;
      card.since = performance.now();
      mounted.add(card);
    }
    return placing.length > 0;
  }

  function unmount(card: Card) {
    if (card.placed) controls.drop(card.placed.control);
    card.placed?.undo();
    card.placed = undefined;
    mounted.delete(card);
  }

  return {
    cards: mounted,
    left(card) {
      if (mounted.delete(card)) mounted.add(card);
    },
    mount,
    unmount,
    tidy() {
      for (const card of [...mounted]) {
        if (!card.element.isConnected) unmount(card);
        else if (card.placed && parentOf(card.placed.control.host) !== card.placed.box) {
          unmount(card);
          losses.count(card);
          mount([card]);
        }
      }
    },
  };
}
