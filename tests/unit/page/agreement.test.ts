// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createAgreement, type Marks, QUIET_MS } from '../../../components/page/agreement';
import { SETTLE_MS } from '../../../components/page/settle';

describe('address and picture', () => {
  let agree: ReturnType<typeof createAgreement>;
  let now: number;
  let pictures: Element[];
  /** Whether they agree, some time after the last look. */
  const look = (key: string, picture: number, after = 0, ...[link = '', heading = '', media = '']: string[]) => {
    now += after;
    return agree({ key, picture: pictures[picture] ?? null, marks: [link, heading, media] }, now).agrees;
  };
  const NONE: Marks = ['', '', ''];

  beforeEach(() => {
    agree = createAgreement();
    now = 1000;
    pictures = [0, 1, 2, 3].map(() => document.body.appendChild(document.createElement('div')));
    look('a', 0);
    expect(look('a', 0, SETTLE_MS)).toBe(true);
  });

  it('agree on a page that has kept still since it was opened', () => {
    const fresh = createAgreement();
    const showing = { key: 'a', picture: pictures[0] ?? null, marks: NONE };
    expect(fresh(showing, 0)).toEqual({ agrees: false, again: SETTLE_MS });
    expect(fresh(showing, SETTLE_MS)).toEqual({ agrees: true });
  });

  it.each([300, 1000, 3000])('do not while the address is %i ms ahead, and do soon after', (lag) => {
    expect(look('b', 0)).toBe(false);
    expect(look('b', 0, lag - 1)).toBe(false);
    expect(look('b', 1, 1)).toBe(false);
    expect(look('b', 1, SETTLE_MS)).toBe(true);
  });

  it.each([300, 1000, 3000])('do not while the address is %i ms behind, and do soon after', (lag) => {
    expect(look('a', 1)).toBe(false);
    expect(look('a', 1, lag)).toBe(false);
    expect(look('b', 1)).toBe(false);
    expect(look('b', 1, SETTLE_MS)).toBe(true);
  });

  it('never do while only the picture changed and the one before is still there', () => {
    expect(look('a', 1)).toBe(false);
    expect(look('a', 1, 10 * QUIET_MS)).toBe(false);
    pictures[0]?.remove();
    expect(look('a', 1, 10)).toBe(true);
  });

  it('agree at once on what was seen together before', () => {
    look('b', 1);
    expect(look('b', 1, SETTLE_MS)).toBe(true);
    expect(look('b', 0)).toBe(false);
    expect(look('a', 0)).toBe(true);
  });

  it('are not taken to agree where two steps overlap, until all is quiet', () => {
    expect(look('b', 0)).toBe(false);
    expect(look('c', 0, 500)).toBe(false);
    expect(look('c', 1, 500)).toBe(false);
    expect(look('c', 1, 3000)).toBe(false);
    expect(look('c', 2, 100)).toBe(false);
    expect(look('c', 2, QUIET_MS)).toBe(true);
  });

  it('are asked about again in time', () => {
    const again = agree({ key: 'b', picture: pictures[0] ?? null, marks: NONE }, now).again;
    expect(again).toBe(QUIET_MS);
  });

  it('are told apart by what an element says when it shows one post after the other', () => {
    expect(look('a', 0, 10, '/maker.one')).toBe(true);
    expect(look('a', 0, 10, '/maker.two')).toBe(false);
    expect(look('b', 0, 10, '/maker.two')).toBe(false);
    expect(look('b', 0, SETTLE_MS, '/maker.two')).toBe(true);
  });

  it.each([
    ['the link', '/maker.two', 'One', 'blob:1'],
    ['the heading', '/maker.one', 'Two', 'blob:1'],
  ])('never do where one element shows another post by %s and the address stays', (_, ...marks) => {
    const fresh = createAgreement();
    const at = (key: string, told: string[], when: number) =>
      fresh({ key, picture: pictures[0] ?? null, marks: told as unknown as Marks }, when).agrees;
    const first = ['/maker.one', 'One', 'blob:1'];
    at('a', first, 0);
    expect(at('a', first, SETTLE_MS)).toBe(true);
    expect(at('a', marks, 1000)).toBe(false);
    expect(at('a', marks, 1000 + 20 * QUIET_MS)).toBe(false);
    expect(at('b', marks, 200_000)).toBe(false);
    expect(at('b', marks, 200_000 + SETTLE_MS)).toBe(true);
    // And back to the first.
    expect(at('b', first, 300_000)).toBe(false);
    expect(at('a', first, 300_100)).toBe(false);
    expect(at('a', first, 300_100 + SETTLE_MS)).toBe(true);
  });

  it('never do where the element before is gone, what is seen is another post, and the address stays', () => {
    look('a', 0, 10, '/maker.one');
    pictures[0]?.remove();
    expect(look('a', 1, 10, '/maker.two')).toBe(false);
    expect(look('a', 1, 20 * QUIET_MS, '/maker.two')).toBe(false);
    expect(look('b', 1, 10, '/maker.two')).toBe(false);
    expect(look('b', 1, SETTLE_MS, '/maker.two')).toBe(true);
  });

  it('do after some quiet where the element of a post was made anew, or plays from elsewhere', () => {
    look('a', 0, 10, '/maker.one', 'One', 'blob:1');
    pictures[0]?.remove();
    look('a', 1, 10, '/maker.one', 'One', '');
    expect(look('a', 1, QUIET_MS, '/maker.one', 'One', '')).toBe(true);
    expect(look('a', 1, 10, '/maker.one', 'One', 'blob:2')).toBe(true);
    expect(look('a', 1, 10, '/maker.one', 'One', 'blob:3')).toBe(false);
    expect(look('a', 1, QUIET_MS, '/maker.one', 'One', 'blob:3')).toBe(true);
  });

  it('are not asked about where a page has no such elements', () => {
    expect(agree({ key: 'z', picture: null, marks: NONE }, now)).toEqual({ agrees: true });
  });

  it('begin anew on a page that showed nothing for a while', () => {
    agree({ key: 'z', picture: null, marks: NONE }, now);
    now += 2000;
    expect(look('d', 3)).toBe(false);
    expect(look('d', 3, SETTLE_MS)).toBe(true);
  });
});
