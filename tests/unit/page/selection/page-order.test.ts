import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOrder, PageOrder } from '../../../../components/page/selection/page-order';
import { SeenPosts } from '../../../../components/page/selection/seen-posts';
import type { Subject } from '../../../../components/page/subject';

const post = (id: string, title?: string): Subject => ({
  target: { platform: 'instagram', kind: 'post', id, url: `https://www.instagram.com/p/${id}/` },
  title,
});
const posts = (ids: string) => [...ids].map((id) => post(id));
const ids = ({ keys, seen }: PageOrder) => keys.map((key) => seen.get(key)?.target.id).join('');

function nothingSeen() {
  const seen = new SeenPosts();
  return { seen, order: new PageOrder(seen) };
}

describe('mergeOrder', () => {
  const merge = (known: string, seen: string) => mergeOrder([...known], [...seen]).join('');

  it.each([
    ['goes on at the end when a page grows', 'abc', 'bcde', 'abcde'],
    ['keeps rows that were taken away above', 'abcdef', 'efgh', 'abcdefgh'],
    ['keeps rows that were taken away below', 'abcdef', 'ab', 'abcdef'],
    ['puts what was skipped in its place', 'abcxyz', 'cdefx', 'abcdefxyz'],
    ['puts what is inserted on top first', 'bcd', 'ab', 'abcd'],
    ['believes the page when it has changed its order', 'abcd', 'dcba', 'dcba'],
    ['appends what has nothing in common with the rest', 'abc', 'xyz', 'abcxyz'],
    ['takes a post that a page shows twice once', 'ab', 'abab', 'ab'],
  ])('%s', (_, known, seen, result) => expect(merge(known, seen)).toBe(result));

  it('finds the order of a page from any row of overlapping views of it', () => {
    const view = fc.record({ start: fc.nat(30), rows: fc.integer({ min: 1, max: 10 }) });
    fc.assert(
      fc.property(fc.array(view), (views) => {
        let [first, last] = [40, 50];
        const all = Array.from({ length: 100 }, (_, i) => String(i));
        let order = all.slice(first, last);
        for (const { start, rows } of views) {
          // Scrolling on from what was seen last, up or down, never past a gap.
          const from = Math.max(0, Math.min(first + start - 15, last - 1));
          const to = Math.max(from + rows, first + 1);
          order = mergeOrder(order, all.slice(from, to));
          [first, last] = [Math.min(first, from), Math.max(last, to)];
        }
        expect(order).toEqual(all.slice(first, last));
      }),
    );
  });
});

describe('the order of what was seen', () => {
  it('keeps posts whose cards are gone, in page order', () => {
    const { seen, order } = nothingSeen();
    seen.record(posts('abcd'));
    seen.record(posts('cdef'));
    expect(ids(order)).toBe('abcdef');
  });

  it('comes to the same order as joining one by one, whatever it is shown', () => {
    const views = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefgh')));
    fc.assert(
      fc.property(views, (shown) => {
        const { seen, order } = nothingSeen();
        let expected: string[] = [];
        for (const view of shown) {
          const isNew = view.some((id) => !expected.includes(id));
          seen.record(posts(view.join('')));
          if (isNew) expected = mergeOrder(expected, view);
        }
        expect(ids(order)).toBe(expected.join(''));
      }),
    );
  });

  it('says of each post what was read last', () => {
    const { seen } = nothingSeen();
    seen.record([post('a')]);
    seen.record([post('a', 'Glazing day')]);
    expect(seen.get('instagram:post:a')?.title).toBe('Glazing day');
  });

  it('corrects its order when it sees the whole page', () => {
    const { seen, order } = nothingSeen();
    seen.record(posts('xyz'));
    seen.record(posts('abc'));
    expect(ids(order)).toBe('xyzabc');
    order.recordAll(posts('abcxyz'));
    expect(ids(order)).toBe('abcxyz');
  });

  it('begins anew on another page', () => {
    const { seen, order } = nothingSeen();
    seen.record(posts('abc'));
    const before = seen.page;
    seen.clear();
    expect(ids(order)).toBe('');
    expect(seen.page).not.toBe(before);
  });

  it('is put together anew from what came after it was last asked for', () => {
    const { seen, order } = nothingSeen();
    seen.record(posts('abc'));
    expect(ids(order)).toBe('abc');
    seen.record(posts('bcde'));
    seen.record(posts('za'));
    expect(ids(order)).toBe('zabcde');
  });

  it('keeps no view that showed nothing new, however long a page is scrolled back and forth', () => {
    const { seen } = nothingSeen();
    seen.record(posts('abc'));
    for (let times = 0; times < 50; times += 1) seen.record(posts('ab'));
    expect(seen.views).toHaveLength(1);
  });
});
