import { describe, expect, it } from 'vitest';
import { QUIET_MS } from '../../../components/page/agreement';
import { createBelief } from '../../../components/page/whom-to-believe';
import type { Target } from '../../../utils/platforms/types';

const post = (id: string): Target => ({
  platform: 'youtube',
  kind: 'post',
  id,
  url: `https://www.youtube.com/watch?v=${id}`,
});
const [a, b, c] = [post('a'), post('b'), post('c')];

describe('address and elements that name posts', () => {
  it('are believed at once where they name the same, or only the address names one', () => {
    const believe = createBelief();
    expect(believe(a, a, 0)).toEqual({ target: a, agrees: true });
    expect(believe(a, null, 1)).toEqual({ target: a, agrees: true });
    expect(believe(null, a, 2)).toEqual({ target: null, agrees: true });
  });

  it('are not believed while they differ, and what is seen is once both have stayed so', () => {
    const believe = createBelief();
    expect(believe(a, b, 0)).toEqual({ target: a, agrees: false, again: QUIET_MS });
    expect(believe(a, b, QUIET_MS - 1)).toEqual({ target: a, agrees: false, again: 1 });
    expect(believe(a, b, QUIET_MS)).toEqual({ target: b, agrees: true });
    expect(believe(a, b, 10 * QUIET_MS).target).toBe(b);
    expect(believe(a, a, 10 * QUIET_MS + 1)).toEqual({ target: a, agrees: true });
  });

  it('are waited for anew whenever one of them changes', () => {
    const believe = createBelief();
    believe(a, b, 0);
    expect(believe(c, b, QUIET_MS).agrees).toBe(false);
    expect(believe(c, a, 2 * QUIET_MS).agrees).toBe(false);
    believe(a, a, 2 * QUIET_MS + 1);
    expect(believe(c, a, 3 * QUIET_MS).agrees).toBe(false);
  });
});
