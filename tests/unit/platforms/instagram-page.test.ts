// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../../utils/platforms/adapter';
import { instagram } from '../../../utils/platforms/instagram';
import type { Target } from '../../../utils/platforms/types';
import { layOut, one, show } from '../page/dom';

const HOME = 'https://www.instagram.com/';
const [articleRule, tileRule] = instagram.cards;
const main = (inner: string) => `<section><main role="main">${inner}</main></section>`;
const bar = (id: string) =>
  `<section id="${id}"><div role="button"><svg></svg></div><div role="button"><svg></svg></div></section>`;
const time = (href: string) => `<a href="${href}"><time datetime="2026-07-19"></time></a>`;
const POST: Target = {
  platform: 'instagram',
  kind: 'post',
  id: 'DaCXSzTV1Od',
  url: 'https://www.instagram.com/p/DaCXSzTV1Od/',
};

function anchorOf(target: Target, html: string, address = target.url) {
  show(html, address);
  return instagram.anchor(target) as Place | 'card' | null;
}

beforeEach(layOut);

describe('a card on Instagram', () => {
  it('has a name that the worker takes, however long the caption in its image is', () => {
    show(main(`<a href="/p/DaCXSzTV1Od/"><img alt="${'a caption '.repeat(200)}" /></a>`), HOME);
    expect(tileRule?.about(one('a')).title?.length).toBeLessThanOrEqual(200);
  });

  const savesTile = (link: string) => {
    show(main(link), HOME);
    return tileRule?.target(one(tileRule.selector))?.url;
  };
  const savesArticle = (inner: string) => {
    show(main(`<article>${inner}${bar('bar')}</article>`), HOME);
    return articleRule?.target(one('article'))?.url;
  };

  it('saves the post of a tile, whoever its owner is', () => {
    const tile = (href: string) => `<a href="${href}"><div class="_aagu"><img></div></a>`;
    expect(savesTile(tile('/northfold/reel/DtFQ0ipbN6O/'))).toBe('https://www.instagram.com/reel/DtFQ0ipbN6O/');
    expect(savesTile(tile('/p/DaCXSzTV1Od/?img_index=1'))).toBe(POST.url);
  });

  it('saves the post that the time of an article links to, not those of its comments', () => {
    const comment = time('/p/DaCXSzTV1Od/c/17873752113448922/');
    expect(savesArticle(`${comment}${time('/kilnhouse/p/Dan7n9pLiR1/')}`)).toBe(
      'https://www.instagram.com/p/Dan7n9pLiR1/',
    );
  });

  it.each([
    ['a time', time('/own/p/DaCXSzTV1Od/')],
    ['a comment', '<a href="/p/DaCXSzTV1Od/c/17873752113448922/"><img></a>'],
    ['the likes', '<a href="/p/DaCXSzTV1Od/liked_by/"><div></div></a>'],
    ['a sound', '<a href="/reels/audio/2149871695495823/"><div class="_aagu"></div></a>'],
    ['a word', '<a href="/p/DaCXSzTV1Od/">this</a>'],
  ])('does not save %s', (_, link) => expect(savesTile(link)).toBeUndefined());

  it('does not save a sponsored article', () => {
    expect(savesArticle('<a href="https://l.instagram.com/?u=https%3A%2F%2Fshop.example">More</a>')).toBeUndefined();
  });
});

describe('the control of a page on Instagram', () => {
  const hearts = '<ul><li><span><div role="button"><svg></svg></div></span></li></ul>';

  it('stands in the row of buttons of a post page, not by a comment', () => {
    const html = main(`<div>${hearts}${bar('row')}<section><a href="/p/DaCXSzTV1Od/liked_by/">9</a></section></div>`);
    expect((anchorOf(POST, html) as Place).beside?.id).toBe('row');
  });

  it('stands in the dialog that is open over the feed', () => {
    const html = `${main(`<article>${bar('below')}${time('/p/DaCXSzTV1Od/')}</article>`)}
      <div role="dialog"><article>${bar('above')}</article></div>`;
    expect((anchorOf(POST, html) as Place).beside?.id).toBe('above');
  });

  it('passes over dialogs that show no post', () => {
    const html = main(`<div role="dialog"><svg></svg>Sign up</div><div>${bar('row')}</div>`);
    expect((anchorOf(POST, html) as Place).beside?.id).toBe('row');
  });

  it('is that of the article where the page is one', () => {
    expect(anchorOf(POST, main(`<article>${bar('row')}${time('/own/p/DaCXSzTV1Od/')}</article>`))).toBe('card');
  });

  it('stands in the column beside the Reel in the middle', () => {
    const reel = (
      id: string,
      top: number,
    ) => `<div data-top="${top}"><div><div data-virtualized="false"><video></video></div></div>
      <div id="${id}"><svg></svg><svg></svg><svg></svg></div></div>`;
    const html = main(reel('above', -600) + reel('middle', innerHeight / 2 - 20) + reel('below', 1400));
    const place = anchorOf(POST, html, 'https://www.instagram.com/reels/DaCXSzTV1Od/') as Place;
    expect(place.beside?.id).toBe('middle');
  });

  it('stands beside the follow button of a profile', () => {
    const html = main(
      '<header><section><h2>k</h2></section><div id="row"><div><button>Follow</button></div><b></b></div></header>',
    );
    const creator = { ...POST, kind: 'creator' as const, id: 'kilnhouse', url: 'https://www.instagram.com/kilnhouse/' };
    expect((anchorOf(creator, html) as Place).beside?.id).toBe('row');
  });

  it('is known to show the post of its own time, which comes after those of its comments', () => {
    show(
      main(`<div>${time('/p/DaCXSzTV1Od/c/17873752113448922/')}${bar('row')}${time('/own/p/DaCXSzTV1Od/')}</div>`),
      POST.url,
    );
    expect(instagram.shown()?.id).toBe(POST.id);
    show(main('<div></div>'), POST.url);
    expect(instagram.shown()).toBeNull();
  });

  it('has no place on a page of which nothing is known', () => {
    expect(anchorOf(POST, '<div></div>')).toBeNull();
  });
});
