// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Control } from '../../../components/page/control';
import { createPresses } from '../../../components/page/presses';
import type { Subject } from '../../../components/page/subject';

const post = (id: string): Subject => ({
  target: { platform: 'youtube', kind: 'post', id, url: `https://www.youtube.com/watch?v=${id}` },
  title: `Title of ${id}`,
});

/** A control about A, whose page shows something else from `shown` on. */
function makeControl() {
  const host = document.createElement('div');
  document.body.append(host);
  vi.spyOn(host, 'getBoundingClientRect').mockReturnValue(new DOMRect(40, 40, 30, 30));
  const control = {
    host,
    key: 'youtube:post:A',
    state: 'idle',
    shown: post('A') as Subject | null,
    isMore: vi.fn(() => false),
  };
  return Object.assign(control, { read: () => control.shown }) as typeof control & Control;
}

describe('presses', () => {
  const press = vi.fn();
  const openMenu = vi.fn();
  let control: ReturnType<typeof makeControl>;
  let take: ReturnType<typeof createPresses>;
  let ending: AbortController;
  const act = (event: Event, on: Control = control) => take(event, on);
  const click = (detail = 1) => new MouseEvent('click', { detail });
  const key = (name: string, shiftKey = false) =>
    new KeyboardEvent('keydown', { key: name, shiftKey, cancelable: true });

  afterEach(() => {
    vi.useRealTimers();
  });
  beforeEach(() => {
    vi.useFakeTimers();
    ending?.abort();
    ending = new AbortController();
    document.body.replaceChildren();
    control = makeControl();
    take = createPresses({ press, openMenu }, ending.signal);
    vi.spyOn(control.host, 'matches').mockReturnValue(true);
  });

  it('are what a click makes', () => {
    act(new PointerEvent('pointerdown'));
    act(new PointerEvent('pointerup'));
    act(click());
    vi.runAllTimers();
    expect(press).toHaveBeenCalledOnce();
    expect(openMenu).not.toHaveBeenCalled();
  });

  it('take half a second of holding for the menu, and not for a press as well', () => {
    act(new PointerEvent('pointerdown'));
    vi.advanceTimersByTime(500);
    act(new PointerEvent('pointerup'));
    act(click());
    expect(openMenu).toHaveBeenCalledOnce();
    expect(press).not.toHaveBeenCalled();
  });

  it('forget a hold whose finger went elsewhere', () => {
    vi.mocked(control.host.matches).mockReturnValue(false);
    act(new PointerEvent('pointerdown'));
    vi.runAllTimers();
    expect(openMenu).not.toHaveBeenCalled();
  });

  it.each([
    ['a right click', () => new MouseEvent('contextmenu')],
    ['the menu key', () => key('ContextMenu')],
    ['Shift+F10', () => key('F10', true)],
    ['the down arrow', () => key('ArrowDown')],
  ])('open the menu on %s', (_, event) => {
    act(event());
    expect(openMenu).toHaveBeenCalledOnce();
  });

  it('open the menu where the arrow beside the button is pressed, by mouse or key', () => {
    control.isMore.mockReturnValue(true);
    act(new PointerEvent('pointerdown'));
    act(click());
    act(click(0));
    expect(openMenu).toHaveBeenCalledTimes(2);
    expect(press).not.toHaveBeenCalled();
  });

  it('leave other keys to the browser, which makes a click of Enter and Space', () => {
    const enter = key('Enter');
    act(enter);
    expect(enter.defaultPrevented).toBe(false);
    expect(press).not.toHaveBeenCalled();
  });

  describe('on a list that recycles its rows', () => {
    it.each([
      ['the pointer', () => new PointerEvent('pointerdown'), 1],
      ['a key', () => key(' '), 0],
    ])('mean what was there when %s went down', (_, down, detail) => {
      act(down());
      control.shown = post('B');
      control.key = 'youtube:post:B';
      act(click(detail));
      expect(press).toHaveBeenCalledWith(expect.objectContaining({ subject: post('A') }));
    });

    it('mean nothing when the page showed another post already', () => {
      control.shown = post('B');
      act(new PointerEvent('pointerdown'));
      act(click());
      expect(press).toHaveBeenCalledWith(expect.objectContaining({ subject: null }));
    });

    it('do not take an old press of the mouse for one of the keyboard', () => {
      act(new PointerEvent('pointerdown'));
      control.shown = post('B');
      control.key = 'youtube:post:B';
      act(click(0));
      expect(press).toHaveBeenCalledWith(expect.objectContaining({ subject: post('B'), isByKey: true }));
    });

    it('mean what was there also when its control is gone and another stands in its place', () => {
      act(new PointerEvent('pointerdown', { clientX: 50, clientY: 50 }));
      control.host.remove();
      const other = makeControl();
      const up = new PointerEvent('pointerup', { clientX: 51, clientY: 50 });
      vi.spyOn(up, 'target', 'get').mockReturnValue(other.host);
      act(up, other);
      expect(press).toHaveBeenCalledWith(expect.objectContaining({ subject: post('A') }));
    });

    it.each([
      ['is there no more', () => control.host.remove()],
      ['moved away from there', () => undefined],
      ['does not hear of it, since the page claimed the pointer', () => undefined],
    ])('mean it when the button goes up in its place and it %s', (_, change) => {
      act(new PointerEvent('pointerdown', { clientX: 50, clientY: 50 }));
      change();
      act(new PointerEvent('pointerup', { clientX: 51, clientY: 50 }));
      expect(press).toHaveBeenCalledOnce();
    });

    it('are none when the button was let go elsewhere, and goes up there another time', () => {
      act(new PointerEvent('pointerdown', { clientX: 50, clientY: 50 }));
      act(new PointerEvent('pointerup', { clientX: 400, clientY: 50 }));
      act(new PointerEvent('pointerup', { clientX: 50, clientY: 50 }));
      expect(press).not.toHaveBeenCalled();
    });

    it.each([
      ['the pointer has left', 90, {}],
      ['it was another button of the mouse', 51, { button: 2 }],
    ])('are none when %s', (_, clientX, how) => {
      act(new PointerEvent('pointerdown', { clientX: 50, clientY: 50, ...how }));
      control.host.remove();
      act(new PointerEvent('pointerup', { clientX, clientY: 50, ...how }));
      expect(press).not.toHaveBeenCalled();
    });

    it('are none when it was the arrow beside the button', () => {
      control.isMore.mockReturnValue(true);
      act(new PointerEvent('pointerdown', { clientX: 50, clientY: 50 }));
      act(new PointerEvent('pointerup', { clientX: 50, clientY: 50 }));
      expect(press).not.toHaveBeenCalled();
    });
  });
});
