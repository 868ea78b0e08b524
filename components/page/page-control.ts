import type { Adapter, Place } from '../../utils/platforms/adapter';
import { doc } from '../../utils/platforms/doc';
import { recogniseWith } from '../../utils/platforms/grammar';
import { keyOf } from '../../utils/platforms/key';
import { createAgreement, marksOf } from './agreement';
import { atMostEvery } from './at-most-every';
import type { Controls } from './controls';
import { attempt } from './dom';
import { createLosses } from './losses';
import { type Placed, place } from './place';
import { parentOf } from './plain';
import { createSettler } from './settle';
import type { Subject } from './subject';
import { createBelief } from './whom-to-believe';

export interface PageControl {
  /** The page has another address. */
  moved(): void;
  /** Something on the page changed. */
  changed(): void;
  /**
   * Whether the page has a target of its own, and where its control stands. `held`: nowhere, since the address and
   * what is seen are not known to agree; `taken`: nowhere any more, since the site took it away each time.
   */
  readonly where: 'none-expected' | 'anchored' | 'floating' | 'held' | 'taken';
}

/** Between two looks while the page keeps changing, ms. */
const LOOK_MS = 100;
/** Where a site takes the control away: beside its row still, but so many boxes further out; then the window's corner. */
const OUTWARDS = [0, 2];

/** Keeps the control for the page's own post, creator or hashtag where it belongs. */
export function createPageControl(adapter: Adapter, controls: Controls, signal: AbortSignal): PageControl {
  const settle = createSettler();
  const agree = createAgreement();
  const believe = createBelief();
  const losses = createLosses();
  let placed: (Placed & { by: Element }) | null = null;
  let where: PageControl['where'] = 'none-expected';
  const looking = atMostEvery(LOOK_MS, look, signal);

  function look() {
    if (doc.hidden) return;
    const now = performance.now();
    const named = recogniseWith(adapter.grammar, new URL(location.href));
    const shown = named?.kind === 'post' ? (attempt(() => adapter.shown()) ?? null) : null;
    const belief = believe(named, shown, now);
    const { target } = belief;
    const found = target && (attempt(() => adapter.anchor(target)) ?? null);
    const spot = found === 'card' ? null : found;
    // The rest of the page is unseen and can't be pressed; it is as it was when it comes back.
    const full = doc.fullscreenElement;
    if (full && !(spot?.beside && full.contains(spot.beside))) return;
    // Nothing to add where a card says it all.
    const key = target && found !== 'card' ? keyOf(target) : null;
    const picture = spot?.beside ? spot.shows : null;
    const agreement = agree({ key, picture: picture ?? null, marks: marksOf(picture) }, now);
    // What the page says itself needs no other proof.
    const { agrees, again: later } = shown ? belief : agreement;
    const { show, again } = settle({ key, anchor: spot?.beside ?? spot?.parent ?? null, agrees }, now);
    for (const ms of [again, later]) if (ms !== undefined) looking.in(ms);
    if (show !== 'nothing') where = show;
    else if (found === 'card') where = 'anchored';
    const isSeen = show === 'anchored' || show === 'floating';
    stand(isSeen ? (spot ?? FLOATING) : null, target && { target }, now);
  }

  /** Has the control stand there and for that, or nowhere; leaves it alone when it does already. */
  function stand(want: Place | null, subject: Subject | null, now: number) {
    const by = want?.beside ?? want?.parent;
    const isThere = placed && parentOf(placed.control.host) === placed.box;
    if (placed && !isThere && placed.box.isConnected) losses.count(now);
    if (isThere && placed?.by === by && subject && placed?.control.key === keyOf(subject.target)) {
      return placed?.adjust();
    }
    remove();
    if (!want || !by || !subject) return;
    const wait = losses.wait(now);
    if (wait > 0) return looking.in(wait);
    const outwards = OUTWARDS[losses.places];
    if (losses.places > OUTWARDS.length) where = 'taken';
    else put(outwards === undefined ? FLOATING : want, by, subject, outwards);
  }

  function put(want: Place, by: Element, subject: Subject, outwards?: number) {
    // What it was made for is what it saves: where the address runs ahead of the page, a person has not seen more.
    const control = controls.make(want.look, subject, () => subject);
    const [done] = place([{ control, where: want, outwards }]);
    if (done) placed = { ...done, by };
  }

  function remove() {
    if (placed) controls.drop(placed.control);
    placed?.undo();
    placed = null;
  }

  signal.addEventListener('abort', remove);
  return {
    moved() {
      losses.renew(performance.now());
      looking.in(0);
    },
    changed: looking.soon,
    get where() {
      // Also where there is no room by the row.
      return where === 'anchored' && placed?.control.host.dataset.look === 'floating' ? 'floating' : where;
    },
  };
}

/** At the corner of the window, where a page has no place that we know. */
const FLOATING: Place = { parent: doc.documentElement, look: 'floating' };
