import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { JUDGE_MS, look, readyAt, UNSEEN, watchSight } from './sight';

/**
 * Keeps in mind how long an element has been wholly seen, from when it `isSettled`, and when the press that may be a
 * yes began.
 */
export function useSight(element: RefObject<Element | null>, isSettled: boolean) {
  const sight = useRef(UNSEEN);
  const pressedAt = useRef<number | null>(null);
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (isWhole: boolean) => {
      const now = performance.now();
      sight.current = look(sight.current, isWhole, now);
      clearTimeout(timer);
      const at = readyAt(sight.current);
      setReady(at <= now);
      if (at > now && at < Number.POSITIVE_INFINITY) timer = setTimeout(setReady, at - now, true);
    };
    const end = element.current && isSettled ? watchSight(element.current, tell) : undefined;
    const press = ({ timeStamp }: Event) => {
      pressedAt.current = timeStamp;
    };
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, press, { capture: true });
    return () => {
      end?.();
      clearTimeout(timer);
      for (const type of ['pointerdown', 'keydown']) removeEventListener(type, press, { capture: true });
    };
  }, [element, isSettled]);

  /**
   * Whether a press counts: it began when the element had been seen long enough, and nothing lay over it up to the
   * browser's next look after it.
   */
  async function isSound({ timeStamp }: Event): Promise<boolean> {
    const began = Math.min(pressedAt.current ?? timeStamp, timeStamp);
    await new Promise((resolve) => setTimeout(resolve, JUDGE_MS));
    return readyAt(sight.current) <= began;
  }

  return { isReady, isSound };
}
