import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createReader } from '../../../components/page/read-card';
import type { CardRule } from '../../../utils/platforms/adapter';

describe('a card that is read again and again', () => {
  let shown: { id: string; title?: string };
  let now: number;
  let read: () => ReturnType<ReturnType<typeof createReader>>;

  beforeEach(() => {
    now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const rule: CardRule = {
      selector: '',
      target: () => ({ platform: 'youtube', kind: 'post', id: shown.id, url: '' }),
      about: () => ({ title: shown.title, author: 'a channel' }),
      place: () => null,
    };
    shown = { id: '1', title: 'One' };
    read = createReader(rule, {} as Element);
    expect(read()).toMatchObject({ title: 'One', author: 'a channel' });
  });

  it('is not called by the title of the post before', () => {
    shown = { id: '2', title: 'One' };
    expect(read()?.title).toBeUndefined();
    shown = { id: '2', title: 'Two' };
    expect(read()?.title).toBe('Two');
  });

  it('is called by its own title also where that came before its link', () => {
    shown = { id: '1', title: 'Two' };
    expect(read()?.title).toBe('Two');
    shown = { id: '2', title: 'Two' };
    expect(read()?.title).toBe('Two');
  });

  it('is called by the same title when that stays', () => {
    shown = { id: '2', title: 'One' };
    expect(read()?.title).toBeUndefined();
    now = 3000;
    expect(read()?.title).toBe('One');
  });

  it('is called by a title that comes late', () => {
    shown = { id: '2' };
    expect(read()?.title).toBeUndefined();
    shown = { id: '2', title: 'Two' };
    expect(read()?.title).toBe('Two');
  });
});
