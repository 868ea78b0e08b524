import { h } from './dom.js';

/** Class names as the site makes them: only the middle part lasts. */
export const cls = (name) => `css-${name.length.toString(36)}f3k1-7937d88b--${name} e${name.length}x0`;

const action = (e2e, label, count) =>
  h(
    'button',
    { type: 'button', 'aria-label': label, class: cls('ButtonActionItem') },
    h('span', { 'data-e2e': `${e2e}-icon` }, h('svg', { width: 24, height: 24 })),
    h('strong', { 'data-e2e': `${e2e}-count` }, count),
  );

const actionBar = ({ user }) =>
  h(
    'section',
    { class: cls('SectionActionBarContainer') },
    h('a', { 'data-e2e': 'video-author-avatar', href: `/@${user}` }, user.slice(0, 1)),
    action('like', 'Like video', '36.2K'),
    action('comment', 'Read or add comments', '242'),
    action('favorite', 'Add to Favorites', '1845'),
    action('share', 'Share video', '5522'),
    h('a', { 'data-e2e': 'video-music', href: '/music/original-sound-7219872460739791621' }, '♪'),
  );

const player = ({ id, photo }) =>
  photo
    ? h('div', { class: cls('DivPhotoPlayerContainer') }, h('img', { alt: 'A photo' }))
    : h('div', { id: `xgwrapper-0-${id}`, class: 'xgplayer-container tiktok-web-player' }, h('video', {}));

const mediaCard = (post, position) =>
  h(
    'section',
    {
      id: `media-card-${position}`,
      class: cls('SectionMediaCardContainer'),
      'data-e2e': 'feed-video',
      role: 'button',
      tabindex: '0',
    },
    player(post),
    h('button', { 'data-e2e': 'more-menu-icon', 'data-more-menu-item-id': post.photo ? post.id : null }, '…'),
    h('a', { href: `/@${post.user}` }, h('h3', { 'data-e2e': 'video-author-uniqueid' }, post.user)),
    h('div', { 'data-e2e': 'video-desc' }, post.text, h('a', { href: '/tag/foryou' }, '#foryou')),
  );

const liveCard = ({ user }) =>
  h('section', { 'data-e2e': 'feed-live' }, h('a', { href: `/@${user}/live` }, `LIVE now: ${user}`));

/** What fills an article of the feed. */
export const feedContent = (post, position) =>
  h(
    'div',
    { class: cls('DivContentFlexLayout') },
    post.live ? liveCard(post) : [mediaCard(post, position), actionBar(post)],
  );

export const feedArticle = (position) =>
  h('article', {
    class: cls('ArticleItemContainer'),
    'data-e2e': 'recommend-list-item-container',
    'data-scroll-index': String(position),
  });

/** A tile of a grid. The link covers it; what `foot` holds stands beside the tile, not in it. */
export const tile = ({ href, text, pinned }, { position, e2e, foot }) =>
  h(
    'div',
    {},
    h(
      'div',
      { id: `grid-item-container-${position}`, class: cls('DivItemContainerV2') },
      h(
        'div',
        { 'data-e2e': e2e, role: 'button', tabindex: '0' },
        h(
          'div',
          { style: 'padding-top:132.653%;position:relative' },
          h(
            'div',
            { style: 'position:absolute;inset:0' },
            href
              ? h(
                  'a',
                  { class: cls('AVideoContainer'), href, tabindex: '-1' },
                  h('img', { alt: text }),
                  h('strong', { 'data-e2e': 'video-views' }, '2.1M'),
                )
              : h('div', { class: cls('DivPlaceholder') }),
            pinned && h('div', { 'data-e2e': 'video-card-badge' }, 'Pinned'),
          ),
        ),
      ),
      foot,
    ),
  );

/** The post over the grid it was opened from. */
export const overlay = (post, { close, next }) =>
  h(
    'div',
    { 'data-e2e': 'browse-video', role: 'dialog' },
    h('button', { 'data-e2e': 'browse-close', on: { click: close } }, 'x'),
    h('div', { 'data-e2e': 'detail-video' }, h('div', { id: `xgwrapper-4-${post.id}` }, h('video', {}))),
    h(
      'div',
      { class: cls('DivActionBarWrapper') },
      h('button', { 'data-e2e': 'arrow-right', on: { click: next } }, '>'),
      h(
        'div',
        { class: cls('DivActionItemContainer') },
        action('like', 'Like', '1'),
        action('comment', 'Comment', '1'),
        action('share', 'Share', '1'),
      ),
    ),
    h('div', { 'data-e2e': 'browse-video-desc' }, post.text),
    h(
      'a',
      { 'data-e2e': 'browse-user-avatar', href: `/@${post.user}` },
      h('span', { 'data-e2e': 'browse-username' }, post.user),
    ),
  );
