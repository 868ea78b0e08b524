// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { CardRule, Place } from '../../../utils/platforms/adapter';
import { tiktok } from '../../../utils/platforms/tiktok';
import type { Target } from '../../../utils/platforms/types';
import { layOut, one, show } from '../page/dom';

const HOME = 'https://www.tiktok.com/foryou';
const BAR =
  '<section class="css-1-5e6d--SectionActionBarContainer e1"><button><i data-e2e="like-icon"></i></button></section>';
const article = (inner: string, author = '/@tide_pools') => `<article data-e2e="recommend-list-item-container">
  ${inner}${BAR}<a data-e2e="video-author-avatar" href="${author}"></a></article>`;
const video = (id: string) => `<section data-e2e="feed-video"><div id="xgwrapper-0-${id}"></div></section>`;
const POST: Target = {
  platform: 'tiktok',
  kind: 'post',
  id: '7635167387301692549',
  url: 'https://www.tiktok.com/@tide_pools/video/7635167387301692549',
};

/** What the first element that any rule takes for a card would save. */
function saves(html: string): string | undefined {
  show(html, HOME);
  const matching = (rule: CardRule) => document.querySelector(rule.selector);
  const rule = tiktok.cards.find(matching);
  return rule?.target(matching(rule) as Element)?.url;
}

beforeEach(layOut);

describe('a card on TikTok', () => {
  it('saves the video that an article plays, under its author', () => {
    expect(saves(article(video('7635167387301692549')))).toBe(POST.url);
  });

  it('knows the author also while he is live', () => {
    expect(saves(article(video('7635167387301692549'), '/@tide_pools/live'))).toBe(POST.url);
  });

  it('has a name of one line that the worker takes, however long the caption in its image is', () => {
    const caption = `first line\n\n${'#tag '.repeat(400)}`;
    show(
      `<div data-e2e="user-post-item"><a href="/@tide_pools/video/1"><img alt="${caption}" /></a></div>
       <div><a href="/@tide_pools/video/2"><img alt="${caption}" /></a></div>`,
      HOME,
    );
    const [, tile, link] = tiktok.cards;
    for (const title of [
      tile?.about(one('[data-e2e="user-post-item"]')).title,
      link?.about(one('a[href$="/2"]')).title,
    ]) {
      expect(title).toMatch(/^first line #tag/);
      expect(title?.length).toBeLessThanOrEqual(200);
    }
  });

  it('saves a photo post, which has no player', () => {
    const menu = '<button data-e2e="more-menu-icon" data-more-menu-item-id="7523305453895940855"></button>';
    expect(saves(article(menu))).toBe('https://www.tiktok.com/@tide_pools/photo/7523305453895940855');
  });

  it('saves the post of a tile, with absolute and relative links', () => {
    const tile = (href: string) => `<div data-e2e="challenge-item"><a href="${href}"><img></a></div>`;
    expect(saves(tile('https://www.tiktok.com/@a/video/71?is_from_webapp=1'))).toBe(
      'https://www.tiktok.com/@a/video/71',
    );
    expect(saves(tile('/@a/photo/72'))).toBe('https://www.tiktok.com/@a/photo/72');
  });

  it('saves tiles that are nothing but links, also before their image has come', () => {
    expect(saves('<div><a href="/@a/video/73"><img></a></div>')).toContain('73');
    expect(saves('<div><a href="/@a/video/74"><div></div></a></div>')).toContain('74');
  });

  it('is a box of cards where it holds several posts, but not for a post that its text mentions', () => {
    const several = (inner: string) => {
      show(`<section data-e2e="explore-feed-item">${inner}</section>`, HOME);
      return tiktok.cards[1]?.several?.(one('section'));
    };
    const tile = (id: number) => `<a href="/@a/video/${id}"><img></a>`;
    expect(several(tile(1) + tile(2))).toBe(true);
    expect(several(tile(1) + tile(1))).toBe(false);
    expect(several(`${tile(1)}<p>see <a href="/@a/video/2"><span>this</span></a></p>`)).toBe(false);
  });

  it.each([
    ['a message about a post', '<div data-e2e="inbox-list-item"><a href="/@a/video/75"><img></a></div>'],
    ['an article that waits for its post', '<article data-e2e="recommend-list-item-container"></article>'],
    ['a live room', article('<section data-e2e="feed-live"><a href="/@l/live">LIVE</a></section>')],
    [
      'an advertisement',
      article(`${video('7635167387301692549')}<a href="https://shop.example/" rel="nofollow">Shop now</a>`),
    ],
    ['a tile without a link', '<div data-e2e="user-post-item"><div></div></div>'],
    ['a link in a text', '<p><a href="/@a/video/75">look</a></p>'],
    ['a link in a comment', '<div data-e2e="comment-level-1"><a href="/@a/video/76"><p>look</p></a></div>'],
  ])('does not save %s', (_, html) => expect(saves(html)).toBeUndefined());
});

describe('the control of a page on TikTok', () => {
  const anchorOf = (target: Target, html: string) => {
    show(html, target.url);
    return tiktok.anchor(target);
  };

  it('is that of the article which shows the post', () => {
    expect(anchorOf(POST, article(video('7635167387301692549')))).toBe('card');
  });

  it('is left out while the feed shows other posts than the address names', () => {
    expect(anchorOf(POST, article(video('7502786884744053230')))).toBe('card');
  });

  it('stands in the bar of the article whose post can not be told', () => {
    const html = article(video('7502786884744053230')) + article('<section data-e2e="feed-video"><img></section>');
    const place = anchorOf(POST, html) as Place;
    expect(place.beside).toBe(document.querySelectorAll('section[class]')[1]);
  });

  it('stands in the bar of a post over a grid', () => {
    const html = `<div data-e2e="user-post-item"><a href="/@a/video/1"><img></a></div>
      <div data-e2e="browse-video"><div data-e2e="detail-video"><div id="xgwrapper-4-7635167387301692549"></div></div>
      <div class="css-2--DivActionBarWrapper"><div class="css-3--DivActionItemContainer e2" id="bar">
      <button><i data-e2e="like-icon"></i></button></div></div></div>`;
    expect((anchorOf(POST, html) as Place).beside?.id).toBe('bar');
    expect(tiktok.shown()?.id).toBe(POST.id);
  });

  it('stands behind the name of a creator and of a hashtag', () => {
    const creator = { ...POST, kind: 'creator' as const };
    const tag = { ...POST, kind: 'hashtag' as const };
    const html = '<div id="box"><h1 data-e2e="user-title">M</h1><h2 id="next"></h2></div>';
    expect(anchorOf(creator, html)).toEqual({ beside: one('h1'), look: 'pill' });
    const place = anchorOf(tag, '<div id="box"><h1 data-e2e="challenge-title">#x</h1></div>') as Place;
    expect(place.beside).toBe(one('h1'));
  });
});
