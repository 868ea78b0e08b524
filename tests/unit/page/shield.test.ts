// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeHost } from '../../../components/page/dom';
import { createShield } from '../../../components/page/shield';

describe('the shield', () => {
  const life = new AbortController();
  const shield = createShield(life.signal);
  const host = makeHost('control');
  document.body.append(host);
  const handler = vi.fn();
  const page = vi.fn();
  afterEach(() => document.removeEventListener('click', page, true));

  it('keeps clicks on our hosts from the page and from the link around them', () => {
    shield.guard(host, handler);
    document.addEventListener('click', page, true);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    host.dispatchEvent(click);
    expect(page).not.toHaveBeenCalled();
    expect(click.defaultPrevented).toBe(true);
  });

  it('acts on nothing that the page made up', () => {
    shield.guard(host, handler);
    host.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(handler).not.toHaveBeenCalled();
  });

  it('leaves clicks elsewhere alone', () => {
    document.addEventListener('click', page, true);
    document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(page).toHaveBeenCalledOnce();
  });

  it('leaves the page the keys that mean nothing to a control', () => {
    shield.guard(host, handler, () => ['Enter']);
    const keys = vi.fn();
    document.addEventListener('keydown', keys);
    host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    host.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    expect(keys.mock.calls.map(([event]) => event.key)).toEqual(['j']);
    document.removeEventListener('keydown', keys);
  });
});
