// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Cards, createCards } from '../../../components/page/cards';
import type { Control } from '../../../components/page/control';
import type { Controls } from '../../../components/page/controls';
import { makeHost } from '../../../components/page/dom';
import type { Changes } from '../../../components/page/observe';
import { SeenPosts } from '../../../components/page/selection/seen-posts';
import type { Subject } from '../../../components/page/subject';
import type { CardRule } from '../../../utils/platforms/adapter';
import { keyOf } from '../../../utils/platforms/key';
import { layOut, one, show } from './dom';

/** Cards as simple as can be: `<a-card data-post="ID">`. */
const rule: CardRule = {
  selector: 'a-card',
  target(card) {
    const id = card.getAttribute('data-post');
    return id ? { platform: 'tiktok', kind: 'post', id, url: `https://www.tiktok.com/@a/video/${id}` } : null;
  },
  place: (card) => ({ parent: card, look: 'corner' }),
  about: () => ({}),
};

/** Stands in for the browser's: tells of a crossing when the test says so. */
class Crossings {
  static current: Crossings;
  readonly targets = new Set<Element>();
  observe = (element: Element) => this.targets.add(element);
  unobserve = (element: Element) => this.targets.delete(element);
  disconnect = () => this.targets.clear();

  constructor(readonly callback: (entries: object[]) => void) {
    Crossings.current = this;
  }

  /** What is watched tells where it is, which for new ones is no news; then once more. */
  cross() {
    for (let times = 0; times < 2; times += 1) this.callback([...this.targets].map((target) => ({ target })));
  }
}

function fakeControls(): Controls {
  const all = new Set<Control>();
  const change = (control: { subject: Subject; key: string; host: HTMLElement }, subject: Subject) => {
    control.subject = subject;
    control.key = keyOf(subject.target);
    control.host.dataset.key = control.key;
  };
  return {
    all,
    make(look: string, subject: Subject, read: () => Subject | null) {
      const host = makeHost('control');
      host.dataset.look = look;
      const control = { host, read, subject, key: '' };
      change(control, subject);
      all.add(control as unknown as Control);
      return control as unknown as Control;
    },
    show: change as unknown as Controls['show'],
    drop: (control: Control) => void all.delete(control),
  } as unknown as Controls;
}

describe('the cards of a page', () => {
  let life: AbortController;
  let cards: Cards;
  let seen: SeenPosts;
  let inSight: Element | null = null;
  const shown = () =>
    [...document.querySelectorAll<HTMLElement>('[data-memories=control]')].map(({ dataset }) => dataset.key);
  const settle = () => vi.advanceTimersByTime(1000);
  const follow = (changes: Partial<Changes> = {}) => {
    cards.follow({ added: [], touched: new Set(), removed: false, lost: false, ...changes });
    settle();
  };
  /** Cards in one column, 100 px each. */
  const markup = (posts: readonly string[]) =>
    posts.map((post, i) => `<a-card data-post="${post}" data-top="${i * 100}" data-height="90"></a-card>`).join('');
  const page = (...posts: string[]) => {
    show(markup(posts), 'https://www.tiktok.com/');
    follow({ removed: true });
  };
  const reuse = (card: Element, post: string) => {
    card.setAttribute('data-post', post);
    follow({ touched: new Set([card]) });
  };
  const scrollBy = (px: number) => {
    for (const card of document.querySelectorAll('a-card'))
      card.setAttribute('data-top', `${Number(card.getAttribute('data-top')) - px}`);
    Crossings.current.cross();
    settle();
  };

  beforeEach(() => {
    layOut();
    vi.stubGlobal('IntersectionObserver', Crossings);
    vi.stubGlobal('innerHeight', 800);
    HTMLDocument.prototype.elementFromPoint = () => inSight;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    life = new AbortController();
    seen = new SeenPosts();
    cards = createCards([rule], fakeControls(), seen, life.signal);
  });
  afterEach(() => {
    life.abort();
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('have a control each, and none where they show no post', () => {
    page('1', '', '3');
    expect(shown()).toEqual(['tiktok:post:1', 'tiktok:post:3']);
    expect(one('[data-post="1"]').contains(document.querySelector('[data-memories=control]'))).toBe(true);
  });

  it('are not read at all while they are far away on a large page', () => {
    const target = vi.spyOn(rule, 'target');
    page(...Array.from({ length: 500 }, (_, i) => `${i + 1}`));
    // In the viewport and a quarter of it more.
    expect(shown()).toHaveLength(11);
    expect(target).toHaveBeenCalledTimes(11);
  });

  it('all have a control on a small page, so that the keyboard reaches every one', () => {
    page(...Array.from({ length: 100 }, (_, i) => `${i + 1}`));
    expect(shown()).toHaveLength(100);
  });

  it('get a control when they come near, and give it back when many others have come', () => {
    page(...Array.from({ length: 500 }, (_, i) => `${i + 1}`));
    for (let screens = 0; screens < 10; screens += 1) scrollBy(800);
    expect(shown()).toContain('tiktok:post:85');
    expect(shown()).not.toContain('tiktok:post:1');
    expect(shown().length).toBeLessThanOrEqual(58);
  });

  it.each([100, 500])('cost nothing at rest: of %i cards none is measured, and no timer runs', (count) => {
    page(...Array.from({ length: count }, (_, i) => `${i + 1}`));
    vi.advanceTimersByTime(10_000);
    const measured = vi.mocked(Element.prototype.getBoundingClientRect).mock.calls.length;
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(240_000);
    expect(vi.mocked(Element.prototype.getBoundingClientRect).mock.calls).toHaveLength(measured);
  });

  it('are found also where a long list does not run down the page, once one in sight was overlooked', () => {
    const posts = Array.from({ length: 200 }, (_, i) => `${i + 1}`);
    show(markup(posts), 'https://www.tiktok.com/');
    const [last] = [...document.querySelectorAll('a-card')].slice(-1);
    last?.setAttribute('data-top', '50');
    inSight = last ?? null;
    follow({ removed: true });
    settle();
    settle();
    expect(shown()).toContain('tiktok:post:200');
  });

  it('are seen also when their row is taken out again before anybody was near', () => {
    page('1');
    const row = document.createElement('div');
    row.innerHTML = '<a-card data-post="7" data-top="5000"></a-card><a-card data-post="8" data-top="5000"></a-card>';
    document.body.append(row);
    cards.follow({ added: [row], touched: new Set(), removed: false, lost: false });
    row.remove();
    follow({ removed: true });
    expect(seen.get('tiktok:post:7')).toBeDefined();
    expect(seen.get('tiktok:post:8')).toBeDefined();
  });

  it('are not read when a page gets very many at one blow', () => {
    page('1');
    const target = vi.spyOn(rule, 'target');
    const grid = document.createElement('div');
    grid.innerHTML = markup(Array.from({ length: 500 }, (_, i) => `${i + 100}`));
    for (const card of grid.children) card.setAttribute('data-top', '9000');
    document.body.append(grid);
    follow({ added: [grid] });
    expect(target).not.toHaveBeenCalled();
  });

  it('keep their control and get another key when the site reuses them for another post', () => {
    page('1');
    const host = one('[data-memories=control]');
    reuse(one('a-card'), '2');
    expect(shown()).toEqual(['tiktok:post:2']);
    expect(one('[data-memories=control]')).toBe(host);
  });

  it('lose their control when they show no post any more, and get one when they do', () => {
    page('1');
    reuse(one('a-card'), '');
    expect(shown()).toEqual([]);
    reuse(one('a-card'), '9');
    expect(shown()).toEqual(['tiktok:post:9']);
  });

  const takeAway = () => {
    for (const host of document.querySelectorAll('[data-memories=control]')) host.remove();
    cards.follow({ added: [], touched: new Set(), removed: false, lost: true });
  };

  it('get their control back when the site removes it: at once, then later, and then no more', () => {
    page('1');
    takeAway();
    expect(shown()).toEqual(['tiktok:post:1']);
    for (let times = 0; times < 2; times += 1) {
      takeAway();
      expect(shown()).toEqual([]);
      settle();
      expect(shown()).toEqual(['tiktok:post:1']);
    }
    takeAway();
    for (let times = 0; times < 60; times += 1) follow({ removed: true });
    expect(shown()).toEqual([]);
    expect(cards.taken).toBe(1);
  });

  it('get it back each time when it has stood for a while', () => {
    page('1');
    for (let times = 0; times < 20; times += 1) {
      takeAway();
      expect(shown()).toEqual(['tiktok:post:1']);
      vi.advanceTimersByTime(11_000);
    }
  });

  it('do not fight for it one by one where the site takes it from many', () => {
    page(...Array.from({ length: 40 }, (_, i) => `${i + 1}`));
    let insertions = 0;
    for (let times = 0; times < 60; times += 1) {
      insertions += shown().length;
      takeAway();
      settle();
    }
    // Each once, and once more when it was lost for the first time; then few for the whole page.
    expect(insertions).toBeLessThanOrEqual(40 + 40 + 6);
    expect(cards.taken).toBe(40);
  });

  it('that turn out to hold several posts are none: those in them are', () => {
    const several = vi.fn((card: Element) => card.querySelectorAll('a-card').length > 1);
    vi.spyOn(rule, 'target').mockImplementation((card) => {
      const id = card.getAttribute('data-post') || card.querySelector('a-card')?.getAttribute('data-post');
      return id ? { platform: 'tiktok', kind: 'post', id, url: `https://www.tiktok.com/@a/video/${id}` } : null;
    });
    Object.assign(rule, { several });
    show(`<a-card id="box">${markup(['1', '2', '3'])}</a-card>`, 'https://www.tiktok.com/');
    follow({ removed: true });
    expect(shown()).toEqual(['tiktok:post:1', 'tiktok:post:2', 'tiktok:post:3']);
    for (const extra of document.querySelectorAll('[data-post="2"], [data-post="3"]')) extra.remove();
    follow({ removed: true, touched: new Set([one('#box')]) });
    expect(shown()).toEqual(['tiktok:post:1']);
    one('#box').insertAdjacentHTML('beforeend', markup(['4']));
    follow({ added: [...document.querySelectorAll('[data-post="4"]')], touched: new Set([one('#box')]) });
    expect(shown()).toEqual(['tiktok:post:1', 'tiktok:post:4']);
    Reflect.deleteProperty(rule, 'several');
  });

  it('are found again as new elements after the site took them away', () => {
    page('1', '2');
    document.body.replaceChildren();
    follow({ removed: true });
    page('1', '2');
    expect(shown()).toEqual(['tiktok:post:1', 'tiktok:post:2']);
  });

  it('take the place of what was a card inside them', () => {
    show('<div id="box"><a-card data-post="1"></a-card></div>', 'https://www.tiktok.com/');
    follow({ removed: true });
    const outer = document.createElement('a-card');
    outer.setAttribute('data-post', '1');
    outer.append(one('#box'));
    document.body.append(outer);
    follow({ added: [outer], removed: true });
    expect(shown()).toEqual(['tiktok:post:1']);
    expect(one('[data-memories=control]').parentElement).toBe(outer);
  });

  it('do without one another: one that can not be read does not stop the others', () => {
    vi.spyOn(console, 'debug').mockReturnValue();
    const { target } = rule;
    vi.spyOn(rule, 'target').mockImplementation((card) => {
      if (card.getAttribute('data-post') === '1') throw new Error('odd');
      return target(card);
    });
    page('1', '2');
    expect(shown()).toEqual(['tiktok:post:2']);
  });

  it('are left as the site made them in the end', () => {
    vi.spyOn(globalThis, 'getComputedStyle').mockReturnValue({ position: 'static' } as CSSStyleDeclaration);
    page('1');
    expect((one('a-card') as HTMLElement).style.position).toBe('relative');
    life.abort();
    expect(shown()).toEqual([]);
    expect((one('a-card') as HTMLElement).style.position).toBe('');
  });
});
