import type { Adapter, Place } from '../../utils/platforms/adapter';
import { recogniseWith } from '../../utils/platforms/grammar';
import { keyOf } from '../../utils/platforms/key';
import { atMostEvery } from './at-most-every';
import type { Controls } from './controls';
import { attempt } from './dom';
import { type Placed, place } from './place';
import { createSettler } from './settle';
import type { Subject } from './subject';

export interface PageControl {
  /** The page has another address. */
  moved(): void;
  /** Something on the page changed. */
  changed(): void;
  /** Whether the page has a target of its own, and where its control stands. */
  readonly where: 'none-expected' | 'anchored' | 'floating';
  /** When the page got its address, ms since the document began. */
  readonly arrived: number;
}

/** Between two looks while the page keeps changing, ms. */
const LOOK_MS = 100;

/** Keeps the control for the page's own post, creator or hashtag where it belongs. */
export function createPageControl(adapter: Adapter, controls: Controls, signal: AbortSignal): PageControl {
  const settle = createSettler();
  let placed: (Placed & { parent: Element }) | null = null;
  let where: PageControl['where'] = 'none-expected';
  let arrived = 0;
  const looking = atMostEvery(LOOK_MS, look, signal);

  function read(): Subject | null {
    const target = recogniseWith(adapter.grammar, new URL(location.href));
    return target && { target };
  }

  function look() {
    if (document.hidden) return;
    const subject = read();
    const found = subject && (attempt(() => adapter.anchor(subject.target)) ?? null);
    // Nothing to add where a card says it all.
    const key = subject && found !== 'card' ? keyOf(subject.target) : null;
    const spot = found === 'card' ? null : found;
    const shown = key && attempt(() => adapter.shownId());
    const agrees = !shown || shown === subject?.target.id;
    const { show, again } = settle({ key, anchor: spot?.parent ?? null, agrees }, performance.now());
    if (again !== undefined) looking.in(again);
    where = show === 'nothing' ? (found === 'card' ? 'anchored' : where) : show;
    stand(show === 'nothing' ? null : (spot ?? { parent: document.documentElement, look: 'floating' }), subject);
  }

  /** Has the control stand there and for that, or nowhere; leaves it alone when it does already. */
  function stand(want: Place | null, subject: Subject | null) {
    const isThere = placed && placed.parent === want?.parent && placed.control.host.isConnected;
    if (isThere && subject && placed?.control.key === keyOf(subject.target)) return;
    remove();
    if (!want || !subject) return;
    const [done] = place([{ control: controls.make(want.look, subject, read), where: want }]);
    if (done) placed = { ...done, parent: want.parent };
  }

  function remove() {
    if (placed) controls.drop(placed.control);
    placed?.undo();
    placed = null;
  }

  signal.addEventListener('abort', remove);
  return {
    moved() {
      arrived = performance.now();
      looking.in(0);
    },
    changed: looking.soon,
    get where() {
      return where;
    },
    get arrived() {
      return arrived;
    },
  };
}
