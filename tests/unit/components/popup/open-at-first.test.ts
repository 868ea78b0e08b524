import { describe, expect, it } from 'vitest';
import { isOpenAtFirst } from '../../../../components/popup/open-at-first';

describe('an import in the list of tasks', () => {
  it('shows its rows when nobody named it, as long as somebody could look through them', () => {
    expect(isOpenAtFirst({ total: 10_000 })).toBe(true);
    expect(isOpenAtFirst({ total: 10_001 })).toBe(false);
  });

  it('is one line when it was brought as a list with a name', () => {
    expect(isOpenAtFirst({ name: 'TikTok data: Liked videos', total: 51 })).toBe(false);
  });
});
