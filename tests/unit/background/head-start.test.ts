import { describe, expect, it } from 'vitest';
import { createHeadStart } from '../../../utils/background/head-start';

/** A promise, and how it is kept. */
function promised<T = void>() {
  let keep: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
}

/** Whether it is over once all is done that needs no time. */
async function isOver(over: Promise<void>): Promise<boolean> {
  let ended = false;
  void over.then(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve));
  return ended;
}

const never = () => new Promise<void>(() => undefined);

describe('the head start of those who wait for an answer', () => {
  it('is over at once where nobody waits', async () => {
    expect(await isOver(createHeadStart(never).over())).toBe(true);
  });

  it('lasts until all are answered who asked before', async () => {
    const headStart = createHeadStart(never);
    const [first, second] = [promised(), promised()];
    headStart.note(first.promise);
    headStart.note(second.promise);
    const over = headStart.over();
    first.keep();
    expect(await isOver(over)).toBe(false);
    second.keep();
    expect(await isOver(over)).toBe(true);
  });

  it('is over where an answer fails', async () => {
    const headStart = createHeadStart(never);
    const failing = Promise.reject(new Error('no answer'));
    headStart.note(failing).catch(() => undefined);
    expect(await isOver(headStart.over())).toBe(true);
  });

  it('takes no heed of what is no answer, and gives back what it was given', async () => {
    const headStart = createHeadStart(never);
    const answer = Promise.resolve('an answer');
    expect(headStart.note(undefined)).toBeUndefined();
    expect(headStart.note(answer)).toBe(answer);
  });

  it('ends after its time, however long an answer takes', async () => {
    const passed = promised();
    const headStart = createHeadStart(() => passed.promise);
    headStart.note(never());
    const over = headStart.over();
    expect(await isOver(over)).toBe(false);
    passed.keep();
    expect(await isOver(over)).toBe(true);
  });
});
