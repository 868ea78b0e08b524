// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createSaver, type SaverOptions } from '../../../../components/page/tools/saver';
import type { KeyState } from '../../../../utils/messages';
import { send } from '../../../../utils/messages/send';

vi.mock('../../../../utils/messages/send', async (original) => ({ ...(await original<object>()), send: vi.fn() }));

const KEY = 'youtube:post:dQw4w9WgXcQ';

/** A page's tools whose every word is its own key; gives what was said. */
async function retried(failed: KeyState, ids: string[], follow = vi.fn()): Promise<string[]> {
  const said: string[] = [];
  vi.mocked(send).mockResolvedValue({ retried: ids } as never);
  const texts = new Proxy({}, { get: (_, key) => key }) as SaverOptions['texts'];
  const panel = { announce: (toast: HTMLElement) => said.push(toast.textContent ?? '') } as never;
  const states = { refresh: () => undefined } as never;
  await createSaver({ texts, panel, states, news: { follow } } as unknown as SaverOptions).retry(KEY, failed);
  return said;
}

describe('what failed is to be sent once more', () => {
  it('and is: that is said', async () => {
    expect(await retried({ captureId: '1', library: 'private', state: 'failed' }, ['1'])).toEqual(['page_retrying']);
  });

  it('and is: what becomes of it will be told, too', async () => {
    const follow = vi.fn();
    await retried({ captureId: '1', library: 'private', state: 'failed' }, ['1'], follow);
    expect(follow).toHaveBeenCalledWith([{ key: KEY, captureId: '1' }]);
  });

  it('publicly, where that was switched off meanwhile: that is said', async () => {
    expect(await retried({ captureId: '1', library: 'public', state: 'failed' }, [])).toEqual([
      'save_public_forbidden',
    ]);
  });

  it('and fails no more: its control says what became of it', async () => {
    expect(await retried({ captureId: '1', library: 'private', state: 'failed' }, [])).toEqual([]);
  });
});
