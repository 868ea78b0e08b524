import { $, h } from './dom.js';

// Elements as structure notes describe them: camel-case class names as seen from April 2026.

export const fire = (name, detail = {}) => document.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));

/** The third generation: view models. */
export const lockup = ({ id, href, title, channel, attached, live }) =>
  h(
    'yt-lockup-view-model',
    { class: 'lockup ytLockupViewModelWrapper' },
    h(
      'div',
      { class: `ytLockupViewModelHost ytLockupViewModelVertical content-id-${id}` },
      h(
        'a',
        { class: 'ytLockupViewModelContentImage', href, 'aria-hidden': 'true', tabindex: '-1' },
        h(
          'yt-thumbnail-view-model',
          {},
          h('div', { class: 'cover' }),
          live && h('div', { class: 'ytBadgeShapeThumbnailLive' }, 'LIVE'),
        ),
      ),
      h(
        'yt-lockup-metadata-view-model',
        {},
        h('h3', { title }, h('a', { class: 'ytLockupMetadataViewModelTitle', href }, h('span', {}, title))),
        h('yt-content-metadata-view-model', {}, channel && h('a', { href: `/${channel}` }, channel), ' • 3 days ago'),
        h('button-view-model', {}, h('button', { 'aria-label': 'More actions' }, '⋮')),
      ),
      attached && h('lockup-attachments-view-model', {}, h('a', { href: attached }, 'View full playlist')),
    ),
  );

/** The first generation, still what search shows. */
export const videoRenderer = ({ href, title, channel, chapters = [] }) =>
  h(
    'ytd-video-renderer',
    { class: 'style-scope ytd-item-section-renderer' },
    h(
      'div',
      { id: 'dismissible' },
      h(
        'ytd-thumbnail',
        {},
        h('a', { id: 'thumbnail', href, 'aria-hidden': 'true', tabindex: '-1' }, h('div', { class: 'cover' })),
      ),
      h(
        'div',
        { class: 'text-wrapper' },
        h('h3', {}, h('a', { id: 'video-title', href, title }, title)),
        h('div', { id: 'channel-info' }, h('a', { href: `/${channel}` }, channel)),
        chapters.length > 0 &&
          h(
            'ytd-expandable-metadata-renderer',
            {},
            chapters.map((t) => h('a', { href: `${href}&t=${t}s` }, `from ${t} s`)),
          ),
        h('div', { id: 'menu' }, h('ytd-menu-renderer', {}, h('div', { id: 'top-level-buttons-computed' }))),
      ),
    ),
  );

export const shortsLockup = ({ href, title }) =>
  h(
    'ytm-shorts-lockup-view-model-v2',
    {},
    h(
      'ytm-shorts-lockup-view-model',
      {},
      h(
        'a',
        { href, class: 'reel-item-endpoint', 'aria-hidden': 'true', tabindex: '-1' },
        h('div', { class: 'cover tall' }),
      ),
      h('h3', {}, h('a', { href, title }, h('span', {}, title))),
    ),
  );

export const adSlot = ({ id, title }) =>
  h(
    'ytd-ad-slot-renderer',
    {},
    h(
      'ytd-in-feed-ad-layout-renderer',
      {},
      lockup({ id, title, href: `https://www.googleadservices.com/pagead/aclk?sa=L&video_id=${id}` }),
      h('a', { href: `/watch?v=${id}` }, 'Watch'),
    ),
  );

export const richItem = (content, attributes = {}) =>
  h(
    'ytd-rich-item-renderer',
    { lockup: 'true', 'rendered-from-rich-grid': true, ...attributes },
    h('div', { id: 'content' }, content),
  );

/** A card of a rich grid by its kind. */
export const gridContent = (card) => {
  if (card.kind === 'short') return shortsLockup(card);
  if (card.kind === 'ad') return adSlot(card);
  return lockup(card);
};

/** The header of a channel or hashtag page. */
export const pageHeader = ({ title, handle, actions = [] }) =>
  h(
    'yt-page-header-renderer',
    {},
    h(
      'yt-page-header-view-model',
      { class: 'ytPageHeaderViewModelHost' },
      h(
        'div',
        { class: 'ytPageHeaderViewModelHeadlineInfo' },
        h('yt-dynamic-text-view-model', {}, h('h1', { 'aria-label': title }, h('span', {}, title))),
        h('yt-content-metadata-view-model', {}, h('span', {}, handle), ' • 12K subscribers'),
        actions.length > 0 &&
          h(
            'yt-flexible-actions-view-model',
            {},
            actions.map((name) =>
              h('div', { class: 'ytFlexibleActionsViewModelAction' }, h('button', { 'aria-label': name }, name)),
            ),
          ),
      ),
    ),
  );

/** The watch page's lower part, with the action row among its look-alikes. */
export const watchPage = ({ id, title, channel }) => {
  const actions = () =>
    h(
      'ytd-menu-renderer',
      {},
      h(
        'div',
        { id: 'top-level-buttons-computed' },
        h('segmented-like-dislike-button-view-model', {}, h('button', { 'aria-label': 'like this video' }, '12K')),
        h('yt-button-view-model', {}, h('button', { 'aria-label': 'Share' }, 'Share')),
      ),
      h('div', { id: 'flexible-item-buttons' }),
    );
  return h(
    'div',
    { id: 'columns' },
    h('div', { id: 'player' }, h('video', {})),
    h(
      'div',
      { id: 'below' },
      h('div', { id: 'menu-container', hidden: true }, actions()),
      h(
        'ytd-watch-metadata',
        {},
        h('div', { id: 'title' }, h('h1', {}, h('yt-formatted-string', {}, title))),
        h(
          'div',
          { id: 'top-row' },
          h(
            'div',
            { id: 'owner' },
            h('a', { href: `/${channel}` }, channel),
            h('div', { id: 'subscribe-button' }, h('button', {}, 'Subscribe')),
          ),
          h('div', { id: 'actions' }, h('div', { id: 'actions-inner' }, h('div', { id: 'menu' }, actions()))),
        ),
        h('div', { id: 'description' }, h('a', { href: `/watch?v=${id}&t=95s` }, '1:35')),
      ),
    ),
  );
};

/** Leaves `from` for the watch page of a video, as the site does: address first, content later. */
export function openWatch(from, video) {
  const manager = $('#page-manager');
  const flexy = $('ytd-watch-flexy', manager) ?? h('ytd-watch-flexy', { role: 'main', hidden: true });
  if (!flexy.isConnected) manager.append(flexy);
  fire('yt-navigate-start');
  history.pushState({}, '', `/watch?v=${video.id}`);
  from.hidden = true;
  flexy.hidden = false;
  flexy.setAttribute('video-id', video.id);
  setTimeout(() => {
    flexy.replaceChildren(watchPage(video));
    fire('yt-navigate-finish');
  }, 150);
  addEventListener(
    'popstate',
    () => {
      flexy.hidden = true;
      from.hidden = false;
      fire('yt-navigate-finish');
    },
    { once: true },
  );
}
