// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Cards, createCards } from '../../../components/page/cards';
import type { Control } from '../../../components/page/control';
import type { Controls } from '../../../components/page/controls';
import { SeenPosts } from '../../../components/page/selection/seen-posts';
import type { Subject } from '../../../components/page/subject';
import type { CardRule } from '../../../utils/platforms/adapter';
import { keyOf } from '../../../utils/platforms/key';
import { one, show } from './dom';

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

/** Stands in for the browser's: what is near is what the test says. */
class NearBy {
  static current: NearBy;
  readonly targets = new Set<Element>();
  observe = (element: Element) => this.targets.add(element);
  unobserve = (element: Element) => this.targets.delete(element);
  disconnect = () => this.targets.clear();

  constructor(readonly callback: (entries: object[]) => void) {
    NearBy.current = this;
  }

  /** Says of each card whether it is near the viewport. */
  look(isNear: (card: Element) => boolean) {
    const box = { width: 100, height: 100 };
    const entry = (target: Element) => ({ target, isIntersecting: isNear(target), boundingClientRect: box });
    this.callback([...this.targets].map(entry));
    vi.advanceTimersByTime(300);
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
      const host = document.createElement('memories-save');
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
  const shown = () => [...document.querySelectorAll<HTMLElement>('memories-save')].map(({ dataset }) => dataset.key);
  const page = (...posts: string[]) => {
    show(posts.map((post) => `<a-card data-post="${post}"></a-card>`).join(''), 'https://www.tiktok.com/');
    while (cards.add([document.body]));
  };
  const everywhere = () => NearBy.current.look(() => true);

  beforeEach(() => {
    vi.stubGlobal('IntersectionObserver', NearBy);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    life = new AbortController();
    cards = createCards([rule], fakeControls(), new SeenPosts(), life.signal);
  });
  afterEach(() => {
    life.abort();
    vi.useRealTimers();
  });

  it('have a control each, and none where they show no post', () => {
    page('1', '', '3');
    everywhere();
    expect(shown()).toEqual(['tiktok:post:1', 'tiktok:post:3']);
    expect(one('[data-post="1"]').contains(document.querySelector('memories-save'))).toBe(true);
  });

  it('are not read at all while they are far away on a large page', () => {
    const target = vi.spyOn(rule, 'target');
    page(...Array.from({ length: 500 }, (_, i) => `${i + 1}`));
    NearBy.current.look((card) => Number(card.getAttribute('data-post')) <= 10);
    expect(shown()).toHaveLength(10);
    expect(target.mock.calls.length).toBeLessThan(30);
  });

  it('keep their control and get another key when the site reuses them for another post', () => {
    page('1');
    everywhere();
    const host = one('memories-save');
    one('a-card').setAttribute('data-post', '2');
    cards.changed([one('a-card')]);
    expect(shown()).toEqual(['tiktok:post:2']);
    expect(one('memories-save')).toBe(host);
  });

  it('lose their control when they show no post any more, and get one when they do', () => {
    page('1');
    everywhere();
    one('a-card').setAttribute('data-post', '');
    cards.changed([one('a-card')]);
    expect(shown()).toEqual([]);
    one('a-card').setAttribute('data-post', '9');
    cards.changed([one('a-card')]);
    expect(shown()).toEqual(['tiktok:post:9']);
  });

  it('get their control back when the site removes it, but not for ever', () => {
    page('1');
    everywhere();
    for (let times = 0; times < 20; times++) {
      one('memories-save').remove();
      cards.removed();
      expect(shown()).toEqual(['tiktok:post:1']);
    }
    one('memories-save').remove();
    cards.removed();
    expect(shown()).toEqual([]);
  });

  it('are found again as new elements after the site took them away', () => {
    page('1', '2');
    everywhere();
    document.body.replaceChildren();
    cards.removed();
    page('1', '2');
    everywhere();
    expect(shown()).toEqual(['tiktok:post:1', 'tiktok:post:2']);
  });

  it('take the place of what was a card inside them', () => {
    show('<div id="box"><a-card data-post="1"></a-card></div>', 'https://www.tiktok.com/');
    cards.add([document.body]);
    everywhere();
    const outer = document.createElement('a-card');
    outer.setAttribute('data-post', '1');
    outer.append(one('#box'));
    document.body.append(outer);
    cards.add([outer]);
    everywhere();
    expect(shown()).toEqual(['tiktok:post:1']);
    expect(one('memories-save').parentElement).toBe(outer);
  });

  it('do without one another: one that can not be read does not stop the others', () => {
    vi.spyOn(console, 'debug').mockReturnValue();
    const target = rule.target;
    vi.spyOn(rule, 'target').mockImplementation((card) => {
      if (card.getAttribute('data-post') === '1') throw new Error('odd');
      return target(card);
    });
    page('1', '2');
    everywhere();
    expect(shown()).toEqual(['tiktok:post:2']);
  });

  it('are left as the site made them in the end', () => {
    vi.spyOn(globalThis, 'getComputedStyle').mockReturnValue({ position: 'static' } as CSSStyleDeclaration);
    page('1');
    everywhere();
    expect((one('a-card') as HTMLElement).style.position).toBe('relative');
    life.abort();
    expect(shown()).toEqual([]);
    expect((one('a-card') as HTMLElement).style.position).toBe('');
  });
});
