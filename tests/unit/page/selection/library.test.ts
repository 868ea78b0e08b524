import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLibrary, endsFamiliar } from '../../../../components/page/selection/library';
import type { KeyState } from '../../../../utils/messages';
import { send } from '../../../../utils/messages/send';

vi.mock('../../../../utils/messages/send', () => ({ send: vi.fn() }));

const saved = (state: KeyState['state']): KeyState => ({ state, captureId: 'c', library: 'private' });
const keys = Array.from({ length: 1200 }, (_, n) => `youtube:post:${n}`);

describe('what of a page is in a library already', () => {
  beforeEach(() => {
    vi.mocked(send).mockReset().mockResolvedValue({});
  });

  it('is asked for once, in messages of at most 500 keys', async () => {
    const library = createLibrary();
    await library.ask(keys);
    await library.ask(keys);
    expect(vi.mocked(send).mock.calls.map(([, data]) => (data as { keys: string[] }).keys.length)).toEqual([
      500, 500, 200,
    ]);
  });

  it('is what was saved and did not fail', async () => {
    vi.mocked(send).mockResolvedValue({ a: saved('ready'), b: saved('queued'), c: saved('failed') });
    const isKnown = await createLibrary().ask(['a', 'b', 'c', 'd']);
    expect(['a', 'b', 'c', 'd'].map(isKnown)).toEqual([true, true, false, false]);
  });

  it('counts as new when nobody answers', async () => {
    vi.mocked(send).mockRejectedValue(new Error('no receiver'));
    expect((await createLibrary().ask(['a']))('a')).toBe(false);
  });

  it('is familiar once the last 50 posts in a row are known, and not before', () => {
    expect(endsFamiliar(keys.slice(0, 50), () => true)).toBe(true);
    expect(endsFamiliar(keys.slice(0, 49), () => true)).toBe(false);
    expect(endsFamiliar(keys, (key) => key !== 'youtube:post:1160')).toBe(false);
    expect(endsFamiliar(keys, (key) => key !== 'youtube:post:1149')).toBe(true);
  });
});
