import type { Adapter, Place } from '../../utils/platforms/adapter';
import { recogniseWith } from '../../utils/platforms/grammar';
import { keyOf } from '../../utils/platforms/key';
import type { Controls } from './controls';
import { attempt } from './dom';
import { type Placed, place } from './place';
import { createSettler } from './settle';
import type { Subject } from './subject';

export interface PageControl {
  /** Looks at the page again. `soon`: together with other changes, at most every `LOOK_MS`. */
  check(soon?: boolean): void;
  /** Whether the page has a target of its own, and where its control stands. */
  readonly where: 'none-expected' | 'anchored' | 'floating';
}

/** Between two looks while the page keeps changing, ms. */
const LOOK_MS = 100;

/** Keeps the control for the page's own post, creator or hashtag where it belongs. */
export function createPageControl(adapter: Adapter, controls: Controls, signal: AbortSignal): PageControl {
  const settle = createSettler();
  let placed: (Placed & { parent: Element }) | null = null;
  let where: PageControl['where'] = 'none-expected';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let looked = 0;

  function read(): Subject | null {
    const target = recogniseWith(adapter.grammar, new URL(location.href));
    return target && { target };
  }

  function look() {
    clearTimeout(timer);
    due = Number.POSITIVE_INFINITY;
    if (document.hidden || signal.aborted) return;
    looked = performance.now();
    const subject = read();
    const found = subject && (attempt(() => adapter.anchor(subject.target)) ?? null);
    // Nothing to add where a card says it all.
    const key = subject && found !== 'card' ? keyOf(subject.target) : null;
    const spot = found === 'card' ? null : found;
    const shown = key && attempt(() => adapter.shownId());
    const agrees = !shown || shown === subject?.target.id;
    const { show, again } = settle({ key, anchor: spot?.parent ?? null, agrees }, looked);
    if (again !== undefined) later(again);
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

  function later(ms: number) {
    const at = performance.now() + ms;
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(look, ms);
  }

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    remove();
  });
  return {
    check(soon = false) {
      const wait = soon ? looked + LOOK_MS - performance.now() : 0;
      if (wait > 0) later(wait);
      else look();
    },
    get where() {
      return where;
    },
  };
}
