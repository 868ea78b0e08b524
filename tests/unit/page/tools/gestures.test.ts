// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Control } from '../../../../components/page/control';
import { createGestures } from '../../../../components/page/tools/gestures';

describe('gestures', () => {
  const press = vi.fn();
  const menu = vi.fn();
  const host = document.createElement('div');
  const control = { host } as Partial<Control> as Control;
  const take = createGestures(press, menu);
  const act = (event: Event) => take(event, control);
  const key = (name: string, shiftKey = false) =>
    new KeyboardEvent('keydown', { key: name, shiftKey, cancelable: true });

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(host, 'matches').mockReturnValue(true);
  });

  it('take a click for a press', () => {
    act(new PointerEvent('pointerdown'));
    act(new PointerEvent('pointerup'));
    act(new MouseEvent('click'));
    vi.runAllTimers();
    expect(press).toHaveBeenCalledOnce();
    expect(menu).not.toHaveBeenCalled();
  });

  it('take half a second of holding for the menu, and not for a press as well', () => {
    act(new PointerEvent('pointerdown'));
    vi.advanceTimersByTime(500);
    act(new PointerEvent('pointerup'));
    act(new MouseEvent('click'));
    expect(menu).toHaveBeenCalledOnce();
    expect(press).not.toHaveBeenCalled();
  });

  it('forget a hold whose finger went elsewhere', () => {
    vi.mocked(host.matches).mockReturnValue(false);
    act(new PointerEvent('pointerdown'));
    vi.runAllTimers();
    expect(menu).not.toHaveBeenCalled();
  });

  it.each([
    ['a right click', () => new MouseEvent('contextmenu')],
    ['the menu key', () => key('ContextMenu')],
    ['Shift+F10', () => key('F10', true)],
    ['the down arrow', () => key('ArrowDown')],
  ])('open the menu on %s', (_, event) => {
    act(event());
    expect(menu).toHaveBeenCalledOnce();
  });

  it('leave other keys to the browser, which makes a click of Enter and Space', () => {
    const enter = key('Enter');
    act(enter);
    expect(enter.defaultPrevented).toBe(false);
    expect(press).not.toHaveBeenCalled();
  });
});
