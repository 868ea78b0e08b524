// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Control } from '../../../components/page/control';
import { createStates } from '../../../components/page/states';
import type { KeyState } from '../../../utils/messages';
import { send } from '../../../utils/messages/send';

vi.mock('../../../utils/messages/send');

const QUEUED: KeyState = { state: 'queued', library: 'private', captureId: '1' };
const control = (key: string) => ({ key, setState: vi.fn() }) as unknown as Control;
const answer = (states: Record<string, KeyState>) => vi.mocked(send).mockResolvedValue(states as never);
const hide = (hidden: boolean) => vi.spyOn(HTMLDocument.prototype, 'hidden', 'get').mockReturnValue(hidden);

describe('the states of the controls', () => {
  let life: AbortController;
  beforeEach(() => {
    vi.useFakeTimers();
    life = new AbortController();
  });
  afterEach(() => {
    life.abort();
    vi.useRealTimers();
  });

  it('are asked for together', async () => {
    const [a, b] = [control('a'), control('b')];
    const states = createStates(new Set([a, b]), life.signal);
    answer({ a: QUEUED });
    expect(states.want('a')).toBe('idle');
    states.want('b');
    await vi.runAllTimersAsync();
    expect(vi.mocked(send).mock.calls).toEqual([['getStates', { keys: ['a', 'b'] }]]);
    expect(a.setState).toHaveBeenCalledWith('queued');
    expect(b.setState).toHaveBeenCalledWith('idle');
    expect(states.want('a')).toBe('queued');
  });

  it('are not asked for more at once than a message may carry', async () => {
    const states = createStates(new Set(), life.signal);
    answer({});
    for (let i = 0; i < 1200; i++) states.want(`key ${i}`);
    await vi.runAllTimersAsync();
    const sizes = vi.mocked(send).mock.calls.map(([, data]) => (data as { keys: string[] }).keys.length);
    expect(sizes).toEqual([500, 500, 200]);
  });

  it('are not asked for in a hidden tab, and are once it is seen', async () => {
    const states = createStates(new Set([control('a')]), life.signal);
    answer({});
    hide(true);
    states.refresh();
    await vi.runAllTimersAsync();
    expect(send).not.toHaveBeenCalled();
    hide(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.runAllTimersAsync();
    expect(send).toHaveBeenCalledOnce();
  });

  it('show what a save brought at once, whatever an answer says that was asked for before it', async () => {
    const a = control('a');
    const states = createStates(new Set([a]), life.signal);
    const late = Promise.withResolvers<Record<string, KeyState>>();
    vi.mocked(send).mockReturnValueOnce(late.promise as never);
    states.want('a');
    await vi.advanceTimersByTimeAsync(50);
    states.learnAll(
      [{ url: 'https://a.test', key: 'a', captureId: QUEUED.captureId, outcome: 'queued' }],
      QUEUED.library,
    );
    expect(a.setState).toHaveBeenLastCalledWith('queued');
    answer({ a: QUEUED });
    late.resolve({});
    await vi.runAllTimersAsync();
    expect(vi.mocked(a.setState).mock.calls).not.toContainEqual(['idle']);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('stay as they are when nobody answers', async () => {
    const a = control('a');
    const states = createStates(new Set([a]), life.signal);
    states.learnAll(
      [{ url: 'https://a.test', key: 'a', captureId: QUEUED.captureId, outcome: 'queued' }],
      QUEUED.library,
    );
    vi.mocked(send).mockRejectedValue(new Error('no receiver'));
    states.refresh();
    await vi.runAllTimersAsync();
    expect(vi.mocked(a.setState).mock.calls).toEqual([['queued']]);
  });

  it('are let go of in the end where somebody scrolls on and on, but for those on screen', async () => {
    const shown = control('key 0');
    const states = createStates(new Set([shown]), life.signal);
    vi.mocked(send).mockImplementation((async (_: string, { keys }: { keys: string[] }) =>
      Object.fromEntries(keys.map((key) => [key, QUEUED]))) as never);
    hide(false);
    for (let i = 0; i < 3000; i++) states.want(`key ${i}`);
    await vi.runAllTimersAsync();
    expect([states.of('key 0'), states.of('key 1'), states.of('key 2999')]).toEqual([QUEUED, undefined, QUEUED]);
  });
});
