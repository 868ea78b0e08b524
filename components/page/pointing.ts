/** So long something must have stood under a pointer that did not move before a press on it counts, ms. */
const RESTED_MS = 500;
/** Between two looks at whether what is under a resting pointer has moved, ms: no event tells of that. */
const LOOK_MS = 100;
/** What moved by less stands where it stood, CSS px: sites have a card grow a little when it is pointed at. */
const STILL = 8;

/** Where something stood at a time, ms since the page began. */
interface Standing {
  host: Element;
  key: string | undefined;
  box: DOMRectReadOnly;
  at: number;
}

type Point = Pick<PointerEvent, 'clientX' | 'clientY'>;

const isIn = ({ clientX, clientY }: Point, { left, top, right, bottom }: DOMRectReadOnly) =>
  clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;

const isStill = (a: DOMRectReadOnly, b: DOMRectReadOnly) =>
  Math.abs(a.left - b.left) <= STILL && Math.abs(a.top - b.top) <= STILL;

/**
 * Tells whether a person means what lies under the pointer: the pointer came to it from outside and it has stood
 * still since, or it has been there for half a second. A page can put things under a pointer that rests, or have them
 * follow it, just before a click that was meant for something else; and it could keep the pointer's movements from whoever
 * listens after it, so this must listen first. Fingers rest nowhere before they press. Sites draw
 * their headers and rows anew: another host for the same thing (`keyOf`) at the same place is the same to a person, and
 * the same host that is about another thing now is another.
 * Out: takes the press on a host; true when it is meant.
 */
export function createPointing(
  isOurs: (node: EventTarget | null) => node is HTMLElement,
  keyOf: (host: Element) => string | undefined,
  signal: AbortSignal,
): (press: PointerEvent, host: Element) => boolean {
  /** Where the pointer was last seen; null where that says nothing. */
  let last: Point | null = null;
  /** What the pointer came to by its own movement. */
  let reached: Standing | null = null;
  /** What is under the pointer, however it came there, and since when it has stood still. */
  let under: Standing | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const standing = (host: Element, at: number): Standing => ({
    host,
    key: keyOf(host),
    box: host.getBoundingClientRect(),
    at,
  });
  // Lists that recycle their rows have the same host be about another thing.
  const isSame = (known: Standing, now: Standing) =>
    now.key === undefined ? known.host === now.host : known.key === now.key;
  const stillThere = (known: Standing | null, now: Standing) =>
    known !== null && isSame(known, now) && isStill(known.box, now.box);
  const cameFrom = (at: Point, to: Point, box: DOMRectReadOnly) => !isIn(at, box) && isIn(to, box);

  function moved(event: PointerEvent) {
    const { clientX, clientY, target } = event;
    if (isOurs(target)) {
      const now = standing(target, event.timeStamp);
      if (!last || cameFrom(last, event, now.box)) reached = now;
    }
    last = { clientX, clientY };
  }

  /** Looks on for as long as the pointer is over something of ours. */
  function rest(host: Element, at: number) {
    if (!host.isConnected) return left();
    const now = standing(host, at);
    if (!stillThere(under, now)) under = now;
    if (!stillThere(reached, now)) reached = null;
    clearTimeout(timer);
    timer = setTimeout(() => rest(host, performance.now()), LOOK_MS);
  }

  function came({ target, timeStamp }: PointerEvent) {
    if (isOurs(target)) rest(target, timeStamp);
    else left();
  }

  function left() {
    clearTimeout(timer);
    under = null;
    reached = null;
  }
  signal.addEventListener('abort', left);

  // Who scrolls has what scrolls along come under the pointer, and then moves it a little to press.
  const scrolled = () => {
    last = null;
  };
  const listen = (type: string, listener: (event: never) => void) =>
    addEventListener(type, (event) => event.isTrusted && listener(event as never), {
      capture: true,
      passive: true,
      signal,
    });
  listen('pointermove', moved);
  listen('pointerout', ({ target }: PointerEvent) => isOurs(target) && left());
  listen('pointerover', came);
  listen('scroll', scrolled);

  return (press, host) => {
    if (press.pointerType === 'touch') return true;
    const now = standing(host, press.timeStamp);
    // A press can also be the first that is heard of where a pointer is.
    const isReached = stillThere(reached, now) || !last || cameFrom(last, press, now.box);
    const hasRested = stillThere(under, now) && now.at - (under as Standing).at >= RESTED_MS;
    if (!stillThere(under, now)) under = now;
    // Where it is now known; what comes there next was not come to.
    last ??= press;
    return isReached || hasRested;
  };
}
