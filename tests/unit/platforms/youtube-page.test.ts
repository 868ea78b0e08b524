// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { firstCards } from '../../../components/page/find-cards';
import { linkTarget, type Place } from '../../../utils/platforms/adapter';
import { youtube } from '../../../utils/platforms/youtube';
import { layOut, one, show } from '../page/dom';

const HOME = 'https://www.youtube.com/';
const [rule, preview, link] = youtube.cards;
const lockup = (inner: string) => `<ytd-rich-item-renderer>
  <yt-lockup-view-model>${inner}</yt-lockup-view-model></ytd-rich-item-renderer>`;
const cover = (href: string) => `<a href="${href}"><img></a><h3><a href="${href}">A title</a></h3>`;

/** The canonical address of what the one card of some markup saves. */
function saves(html: string): string | undefined {
  show(html, HOME);
  const [card] = rule ? firstCards(document.body, rule.selector, 1) : [];
  return card && rule?.target(card)?.url;
}

function anchorAt(html: string, address: string) {
  show(html, address);
  const link = Object.assign(document.createElement('a'), { href: address });
  const target = linkTarget(youtube.grammar, link);
  return target && (youtube.anchor(target) as Place | null);
}

beforeEach(layOut);

describe('a link that shows a video, in boxes without a name', () => {
  const linked = (html: string, address = HOME) => {
    show(html, address);
    return link?.target(document.querySelector('a') as Element)?.id ?? null;
  };
  const pictured = (href: string) => `<a href="${href}"><img alt="A title"></a>`;

  it('is its card, and of words it is none', () => {
    expect(linked(`<div>${pictured('/watch?v=pZMc6hDeGrk')}</div>`)).toBe('pZMc6hDeGrk');
    expect(linked(`<div>${pictured('/shorts/vYuuCiAYOP4')}</div>`)).toBe('vYuuCiAYOP4');
    expect(linked('<p><a href="/watch?v=pZMc6hDeGrk"><span>A title</span></a></p>')).toBeNull();
  });

  it('is none where it leads to the page itself, plays a list, or tells of a video', () => {
    expect(linked(pictured('/watch?v=pZMc6hDeGrk&t=75s'), `${HOME}watch?v=pZMc6hDeGrk`)).toBeNull();
    expect(linked(pictured('/watch?v=pZMc6hDeGrk&list=PL1'))).toBeNull();
    for (const around of ['ytd-comments', 'ytd-ad-slot-renderer', 'ytd-miniplayer', 'ytd-guide-renderer'])
      expect(linked(`<${around}>${pictured('/watch?v=pZMc6hDeGrk')}</${around}>`)).toBeNull();
  });

  it('has its control in the box around it, unless that shows others too', () => {
    show(`<div class="one">${pictured('/watch?v=pZMc6hDeGrk')}</div>`, HOME);
    expect(link?.place(one('a'))?.parent).toBe(one('.one'));
    show(`<div>${pictured('/watch?v=pZMc6hDeGrk')}${pictured('/watch?v=2hJanl7-ygA')}</div>`, HOME);
    const [first] = document.querySelectorAll('a');
    expect(link?.place(first as Element)?.parent).toBe(first);
  });
});

describe('a card on YouTube', () => {
  it('saves its video without the parameters of the link', () => {
    expect(saves(lockup(cover('/watch?v=pZMc6hDeGrk&pp=ugU&t=75s')))).toBe(
      'https://www.youtube.com/watch?v=pZMc6hDeGrk',
    );
  });

  it('saves a Short', () => {
    const html = `<ytm-shorts-lockup-view-model-v2><ytm-shorts-lockup-view-model>
      ${cover('/shorts/vYuuCiAYOP4')}</ytm-shorts-lockup-view-model></ytm-shorts-lockup-view-model-v2>`;
    expect(saves(html)).toBe('https://www.youtube.com/shorts/vYuuCiAYOP4');
  });

  it('saves a stream that is live, whose link is an ordinary one', () => {
    expect(saves(lockup(`${cover('/watch?v=jBn5DW6UuEM')}<span>LIVE</span>`))).toContain('jBn5DW6UuEM');
  });

  it('saves a row of a playlist', () => {
    const row = `<ytd-playlist-video-renderer>${cover('/watch?v=2hJanl7-ygA&list=PL1&index=3')}</ytd-playlist-video-renderer>`;
    expect(saves(row)).toBe('https://www.youtube.com/watch?v=2hJanl7-ygA');
  });

  it('saves a row of the list beside a video, also of a mix', () => {
    const row = (list: string) =>
      `<ytd-playlist-panel-video-renderer>${cover(`/watch?v=2hJanl7-ygA&list=${list}&index=3`)}</ytd-playlist-panel-video-renderer>`;
    for (const list of ['PL1', 'RD2hJanl7-ygA']) expect(saves(row(list))).toContain('2hJanl7-ygA');
    expect(saves(`<ytd-miniplayer>${row('PL1')}</ytd-miniplayer>`)).toBeUndefined();
  });

  it('is a box of cards where it holds several videos, but not for a video that its text mentions', () => {
    const several = (html: string) => {
      show(html, HOME);
      return rule?.several?.(one('ytd-rich-item-renderer'));
    };
    const inner = (href: string) => `<yt-lockup-view-model>${cover(href)}</yt-lockup-view-model>`;
    const item = (html: string) => `<ytd-rich-item-renderer>${html}</ytd-rich-item-renderer>`;
    expect(several(item(inner('/watch?v=2hJanl7-ygA') + inner('/watch?v=pZMc6hDeGrk')))).toBe(true);
    expect(several(item(inner('/watch?v=2hJanl7-ygA') + inner('/watch?v=2hJanl7-ygA&t=3s')))).toBe(false);
    const mention = '<p>after <a href="/watch?v=pZMc6hDeGrk"><span>this</span></a></p>';
    expect(several(item(inner('/watch?v=2hJanl7-ygA') + mention))).toBe(false);
  });

  it.each([
    [
      'an advertisement, though a video is linked in it',
      lockup(`<ytd-ad-slot-renderer>${cover('/watch?v=tGRtKt6LKqw')}</ytd-ad-slot-renderer>`),
    ],
    [
      'a result inside an advertisement',
      `<ytd-ad-slot-renderer><ytd-video-renderer>${cover('/watch?v=tGRtKt6LKqw')}</ytd-video-renderer></ytd-ad-slot-renderer>`,
    ],
    ['a mix', lockup(cover('/watch?v=2hJanl7-ygA&list=RD2hJanl7-ygA&start_radio=1'))],
    ['a playlist', lockup(`${cover('/watch?v=nXe2COddfIc&list=PL1')}<a href="/playlist?list=PL1">All</a>`)],
    ['a playlist that links to itself nowhere', lockup(cover('/watch?v=nXe2COddfIc&list=PL1'))],
    ['a game', lockup(cover('/playables/Ugkxd'))],
    ['a sound', lockup(cover('/source/3DdM-VtsNfE/shorts'))],
    [
      'a written post, though its text links to a video',
      lockup(`<ytd-post-renderer>See ${cover('/watch?v=tGRtKt6LKqw')}</ytd-post-renderer>`),
    ],
    ['a card that has no link yet', lockup('<h3><a>A title</a></h3>')],
  ])('does not save %s', (_, html) => expect(saves(html)).toBeUndefined());

  it('is called by its title and channel', () => {
    show(lockup(`${cover('/watch?v=pZMc6hDeGrk')}<a href="/@breadlab">breadlab</a>`), HOME);
    expect(rule?.about(one('ytd-rich-item-renderer'))).toEqual({ title: 'A title', author: 'breadlab' });
  });
});

describe('what plays over a card that is hovered on YouTube', () => {
  const over = (href: string) =>
    `<ytd-video-preview><div id="media"><a id="media-container-link" href="${href}"></a></div></ytd-video-preview>`;
  const HREF = '/watch?v=pZMc6hDeGrk&pp=ugU';

  it('has a control of its own outside of its link, for the post and by the name of the card beneath', () => {
    show(lockup(`${cover(HREF)}<a href="/@breadlab">breadlab</a>`) + over(HREF), HOME);
    const link = one(preview?.selector ?? '');
    expect(preview?.target(link)?.id).toBe('pZMc6hDeGrk');
    expect(preview?.place(link)?.parent).toBe(one('#media'));
    expect(preview?.about(link)).toEqual({ title: 'A title', author: 'breadlab' });
  });

  it('has none over an advertisement', () => {
    show(over('https://www.googleadservices.com/pagead/aclk?video_id=pZMc6hDeGrk'), HOME);
    expect(firstCards(document.body, preview?.selector ?? '', 1)).toEqual([]);
  });
});

describe('the control of a page on YouTube', () => {
  const bar = (id: string) =>
    `<ytd-watch-metadata id="${id}"><div id="top-level-buttons-computed"></div></ytd-watch-metadata>`;
  const WATCH = 'https://www.youtube.com/watch?v=Ba_2ZRjX4-c';

  it('stands among the buttons of the visible watch page', () => {
    const html = `<div id="top-level-buttons-computed" hidden></div>
      <ytd-watch-flexy hidden>${bar('stale')}</ytd-watch-flexy>
      <ytd-watch-flexy video-id="Ba_2ZRjX4-c">${bar('seen')}</ytd-watch-flexy>`;
    expect(anchorAt(html, WATCH)?.beside).toBe(one('#seen #top-level-buttons-computed'));
    expect(youtube.shown()?.id).toBe('Ba_2ZRjX4-c');
  });

  it('stands nowhere while the watch page is not there', () => {
    expect(anchorAt('<ytd-browse></ytd-browse>', WATCH)).toBeNull();
  });

  it('stands first in the bar of the Short that is active', () => {
    const reel = (id: string, active = '') =>
      `<ytd-reel-video-renderer ${active}><reel-action-bar-view-model id="${id}"><i></i></reel-action-bar-view-model></ytd-reel-video-renderer>`;
    const place = anchorAt(
      reel('a') + reel('b', 'is-active') + reel('c'),
      'https://www.youtube.com/shorts/3DdM-VtsNfE',
    );
    expect(place?.beside?.id).toBe('b');
    expect(place?.parent).toBe(one('[is-active]'));
  });

  it('stands in the bar that is seen most, whichever is said to be active', () => {
    const reel = (id: string, top: number) =>
      `<ytd-reel-video-renderer data-top="${top}" ${top > 800 ? 'is-active' : ''}><reel-action-bar-view-model id="${id}"></reel-action-bar-view-model></ytd-reel-video-renderer>`;
    const html = reel('above', -40) + reel('seen', 200) + reel('below', 5000);
    expect(anchorAt(html, 'https://www.youtube.com/shorts/3DdM-VtsNfE')?.beside?.id).toBe('seen');
  });

  it('stands in the header of a channel, not in the hidden header of the one before', () => {
    const header = (id: string) =>
      `<yt-flexible-actions-view-model><div class="ytFlexibleActionsViewModelActionRow" id="${id}"></div></yt-flexible-actions-view-model>`;
    const html = `<ytd-browse hidden>${header('stale')}</ytd-browse><ytd-browse>${header('seen')}</ytd-browse>`;
    expect(anchorAt(html, 'https://www.youtube.com/@cs50/videos')?.beside?.id).toBe('seen');
  });

  it('stands behind the name of a hashtag', () => {
    const html = `<yt-page-header-view-model><div id="head"><yt-dynamic-text-view-model><h1>#bread</h1>
      </yt-dynamic-text-view-model><p id="counts"></p></div></yt-page-header-view-model>`;
    const place = anchorAt(html, 'https://www.youtube.com/hashtag/bread');
    expect(place?.beside).toBe(one('yt-dynamic-text-view-model'));
  });
});
