import { describe, expect, it, vi } from 'vitest';
import { captureReader, withKnown } from '../../../../components/popup/capture-reader';
import type { Capture } from '../../../../utils/captures/types';
import { capture } from '../../sample-capture';

/** Newest first, as the database gives them. */
const history = (n: number): Capture[] => Array.from({ length: n }, () => capture()).reverse();

/** Reads from an array instead of a database. */
function pagesOf(rows: () => readonly Capture[]) {
  return vi.fn(async (before: string | undefined, limit: number) => {
    const from = before === undefined ? 0 : rows().findIndex(({ id }) => id === before) + 1;
    return { rows: rows().slice(from, from + limit), more: from + limit < rows().length };
  });
}

describe('captureReader', () => {
  it('tells the first step at once and everything at the end', async () => {
    const rows = history(1200);
    const tell = vi.fn();
    captureReader(
      pagesOf(() => rows),
      tell,
      new AbortController().signal,
    )();
    await vi.waitFor(() => expect(tell).toHaveBeenLastCalledWith(rows, true));
    expect(tell.mock.calls[0]?.[0]).toEqual(rows.slice(0, 500));
    expect(tell.mock.calls[0]?.[1]).toBe(false);
  });

  it('puts changes before what it knew, without a gap', async () => {
    let rows = history(600);
    const tell = vi.fn();
    const read = captureReader(
      pagesOf(() => rows),
      tell,
      new AbortController().signal,
    );
    read();
    await vi.waitFor(() => expect(tell).toHaveBeenLastCalledWith(rows, true));
    rows = [...history(2), ...rows];
    read();
    await vi.waitFor(() => expect(tell).toHaveBeenLastCalledWith(rows, true));
    for (const [told] of tell.mock.calls.slice(2)) expect(told).toEqual(rows);
  });

  it('reads once more for all changes that came while it read', async () => {
    const rows = history(3);
    const readPage = pagesOf(() => rows);
    const tell = vi.fn();
    const read = captureReader(readPage, tell, new AbortController().signal);
    for (let i = 0; i < 20; i += 1) read();
    await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(2));
    expect(readPage).toHaveBeenCalledTimes(2);
  });

  it('tells nothing once the page is gone', async () => {
    const tell = vi.fn();
    const gone = new AbortController();
    const readPage = vi.fn(async () => {
      gone.abort();
      return { rows: history(1), more: false };
    });
    captureReader(readPage, tell, gone.signal)();
    await vi.waitFor(() => expect(readPage).toHaveBeenCalled());
    expect(tell).not.toHaveBeenCalled();
  });
});

describe('withKnown', () => {
  const [a, b, c, d] = history(4) as [Capture, Capture, Capture, Capture];

  it('drops rows that are gone from the newest part', () => {
    expect(withKnown([a, c], [a, b, c, d], 'newest-first')).toEqual([a, c, d]);
  });

  it('keeps what stands behind in a list, also when it came later', () => {
    expect(withKnown([d, c], [d, c, b, a], 'as-listed')).toEqual([d, c, b, a]);
    expect(withKnown([d, b], [d, c, b, a], 'as-listed')).toEqual([d, b, a]);
  });
});
