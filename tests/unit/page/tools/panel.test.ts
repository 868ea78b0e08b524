// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sheet } from '../../../../components/page/dom';
import type { Shield } from '../../../../components/page/shield';
import { createPanel, type Panel } from '../../../../components/page/tools/panel';
import { useCatalogue } from '../../../../utils/i18n';

const life = new AbortController();

describe('what the panel says without showing it', () => {
  let region: Element | null;
  let panel: Panel;

  beforeEach(() => {
    useCatalogue({ language_code: { message: 'en' } });
    const opened = vi.spyOn(Element.prototype, 'attachShadow');
    // No popovers in happy-dom.
    Object.assign(HTMLElement.prototype, { showPopover: vi.fn(), hidePopover: vi.fn() });
    vi.spyOn(Element.prototype, 'matches').mockReturnValue(false);
    panel = createPanel({ guard: vi.fn() } as unknown as Shield, sheet(''), 'Save to Memories', life.signal);
    const root: ShadowRoot | undefined = opened.mock.results[0]?.value;
    region = root?.querySelector('[aria-live]') ?? null;
  });
  afterEach(() => {
    useCatalogue(null);
    document.documentElement.replaceChildren(document.createElement('body'));
  });

  it('is in the one polite live region, of which only what is new is read', () => {
    panel.speak('Ready: Bridges');
    expect(region?.getRootNode().isConnected).toBe(true);
    expect(region?.getAttribute('aria-live')).toBe('polite');
    expect(region?.getAttribute('aria-atomic')).toBe('false');
    expect(region?.textContent).toBe('Ready: Bridges');
  });

  it('takes the place of what was said before, and none of the toasts, the last of which has the keys', () => {
    const toast = document.createElement('div');
    toast.textContent = 'Saved to your private library';
    panel.announce(toast);
    panel.speak('Ready: Bridges');
    panel.speak('Posts ready: 2');
    expect([...(region?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      'Posts ready: 2',
      'Saved to your private library',
    ]);
    expect(region?.lastElementChild).toBe(toast);
  });
});
