import {
  type Adapter,
  type CardRule,
  firstShown,
  imageText,
  isPictured,
  isShown,
  linkedPost,
  showsSeveral,
  textOf,
  tileBox,
} from './adapter.ts';
import { doc } from './doc.ts';
import { type Grammar, isTag, type Outline, recogniseWith, type UrlMatch } from './grammar.ts';
import type { Target } from './types.ts';

const PAGE_HOSTS = ['www.youtube.com', 'm.youtube.com'];
const SITE = 'https://www.youtube.com';
const POST_LINK = 'a[href*="/watch?"], a[href*="/shorts/"]';

export const youtubeOutline: Outline = {
  platform: 'youtube',
  pageHosts: PAGE_HOSTS,
  // The menu at the side leads to all Shorts from every page.
  posts: 'a[href*="/watch?"], a[href*="/shorts/"]:not([href$="/shorts/"])',
};

const MAIN_HOSTS = [
  'www.youtube.com',
  'youtube.com',
  'm.youtube.com',
  'music.youtube.com',
  'www.youtube-nocookie.com',
  'youtube-nocookie.com',
];
const SHORT_HOSTS = ['youtu.be', 'www.youtu.be'];

/** Words that have the shape of an id where `/embed/` takes one. */
const NOT_IDS = ['videoseries', 'live_stream'];

const isVideoId = (text: string) => /^[\w-]{11}$/.test(text) && !NOT_IDS.includes(text.toLowerCase());
/** An id without what stands glued behind it. */
const bare = (id: string) => id.slice(0, 11);
const watch = (id: string) => ({ id, url: `${SITE}/watch?v=${id}` });
const creator = (id: string) => ({ id, url: `${SITE}/${id.split('/').map(encodeName).join('/')}` });
const encodeName = (name: string) => encodeURIComponent(name).replace(/^%40/, '@');

/** A share through an e-mail or a partner: the address it leads to is in `u`, often relative. */
function attributed({ url }: UrlMatch) {
  const inner = URL.parse(url.searchParams.get('u') ?? '', SITE);
  const target = inner && !inner.pathname.startsWith('/attribution_link') ? recogniseWith(youtubeGrammar, inner) : null;
  return target?.kind === 'post' ? { id: target.id, url: target.url } : null;
}

/** YouTube's addresses. Source: labelled rows from NewPipe, ytdl-core and others; see tests/unit/platforms. */
export const youtubeGrammar: Grammar = {
  platform: 'youtube',
  pageHosts: PAGE_HOSTS,
  hosts: [...MAIN_HOSTS, ...SHORT_HOSTS],
  domains: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  params: {
    // What the long form has behind `?` is added with `&`: by people (`youtu.be/ID&t=10`), and in embeds of old
    // (`/v/ID&hl=en&fs=1`).
    id: (text) => isVideoId(text.replace(/&.*/s, '')),
    handle: (text) => /^[\p{L}\p{M}\p{N}_.\-·]{1,100}$/u.test(text),
    channel: (text) => /^UC[\w-]{22}$/.test(text),
    name: (text) => /^[^\s/<>"]{1,100}$/u.test(text),
    tab: (text) => /^[\w-]+$/.test(text),
    tag: isTag,
  },
  rules: [
    {
      kind: 'post',
      hosts: MAIN_HOSTS,
      paths: ['/watch', '/watch_popup'],
      to: ({ url }) => {
        const id = url.searchParams.get('v') ?? '';
        return isVideoId(id) ? watch(id) : null;
      },
      examples: {
        'https://www.youtube.com/watch?v=Ba_2ZRjX4-c&list=PL1&t=42s': 'Ba_2ZRjX4-c',
        'https://music.youtube.com/watch?v=Ba_2ZRjX4-c': 'Ba_2ZRjX4-c',
        'https://www.youtube.com/watch_popup?v=Ba_2ZRjX4-c&vq=hd720': 'Ba_2ZRjX4-c',
      },
    },
    {
      kind: 'post',
      hosts: MAIN_HOSTS,
      paths: ['/shorts/:id'],
      to: ({ params: { id = '' } }) => ({ id: bare(id), url: `${SITE}/shorts/${bare(id)}` }),
      examples: { 'https://m.youtube.com/shorts/3DdM-VtsNfE?feature=share': '3DdM-VtsNfE' },
    },
    {
      kind: 'post',
      hosts: MAIN_HOSTS,
      paths: ['/:word(watch|live|embed|v|e|vi)/:id'],
      to: ({ params: { id = '' } }) => watch(bare(id)),
      examples: {
        'https://www.youtube.com/live/T2ThsydNQaM?si=x': 'T2ThsydNQaM',
        'https://www.youtube-nocookie.com/embed/T2ThsydNQaM?rel=0': 'T2ThsydNQaM',
        'https://www.youtube.com/v/T2ThsydNQaM&hl=en&fs=1': 'T2ThsydNQaM',
        'https://www.youtube.com/e/T2ThsydNQaM': 'T2ThsydNQaM',
        'https://www.youtube.com/vi/T2ThsydNQaM&feature=channel': 'T2ThsydNQaM',
      },
    },
    {
      kind: 'post',
      hosts: SHORT_HOSTS,
      paths: ['/:id'],
      to: ({ params: { id = '' } }) => watch(bare(id)),
      examples: {
        'https://youtu.be/T2ThsydNQaM?t=9s': 'T2ThsydNQaM',
        'https://youtu.be/T2ThsydNQaM&t=9s': 'T2ThsydNQaM',
      },
    },
    {
      kind: 'post',
      hosts: MAIN_HOSTS,
      paths: ['/attribution_link'],
      to: attributed,
      examples: {
        'https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3DT2ThsydNQaM%26feature%3Dshare': 'T2ThsydNQaM',
      },
    },
    {
      kind: 'creator',
      hosts: MAIN_HOSTS,
      paths: ['/@:handle', '/@:handle/:tab'],
      to: ({ params: { handle } }) => creator(`@${handle}`),
      examples: { 'https://www.youtube.com/@cs50/shorts': '@cs50' },
    },
    {
      kind: 'creator',
      hosts: MAIN_HOSTS,
      paths: ['/channel/:channel', '/channel/:channel/:tab'],
      to: ({ params: { channel } }) => creator(`channel/${channel}`),
      examples: {
        'https://www.youtube.com/channel/UCs6nmQViDpUw0nuIx9c_WvA/videos': 'channel/UCs6nmQViDpUw0nuIx9c_WvA',
      },
    },
    {
      kind: 'creator',
      hosts: MAIN_HOSTS,
      paths: ['/:word(c|user)/:name', '/:word(c|user)/:name/:tab'],
      to: ({ params: { word, name } }) => creator(`${word}/${name}`),
      examples: {
        'https://www.youtube.com/c/SpaceX': 'c/SpaceX',
        'https://www.youtube.com/user/NASAgovVideo/videos': 'user/NASAgovVideo',
      },
    },
    {
      kind: 'hashtag',
      hosts: MAIN_HOSTS,
      paths: ['/hashtag/:tag', '/hashtag/:tag/shorts'],
      to: ({ params: { tag = '' } }) => ({ id: tag, url: tag }),
      examples: { 'https://www.youtube.com/hashtag/%E6%97%A5%E6%9C%AC/shorts': '日本' },
    },
  ],
};

/** Elements that are one video by their name, whatever their link says. */
const VIDEO_CARDS = /* @__PURE__ */ [
  'ytd-video-renderer', // search results, shelves; seen 2026-01
  'ytd-grid-video-renderer', // shelves of a channel's home tab; 2025
  'ytd-compact-video-renderer', // related list until 2025
  'ytd-playlist-video-renderer', // rows of a playlist page; 2026
  'ytd-rich-grid-media', // films; 2026
  'ytd-playlist-panel-video-renderer', // rows of the list beside a video; 2026
  'ytm-video-with-context-renderer', // phone layout: home, related, search; 2026-11, as recalled
  'ytm-compact-video-renderer', // phone layout: channel; likewise
  'ytm-playlist-video-renderer', // phone layout: rows of a playlist; likewise
].join();

const CARDS = /* @__PURE__ */ [
  'ytd-rich-item-renderer', // home, subscriptions, channel tabs, hashtag; 2026-04
  'ytm-rich-item-renderer', // the same of the phone layout; 2026-11, as recalled
  'yt-lockup-view-model', // related list, shelves, search; 2026-04
  'ytm-shorts-lockup-view-model-v2', // Shorts shelves; 2026-04
  'ytm-shorts-lockup-view-model', // the same without its wrapper; 2025
  'ytd-reel-item-renderer', // Shorts shelves until 2024
  VIDEO_CARDS,
].join();

/** An advertisement holds a link to the advertiser's video among others. Seen 2025-12 (home), 2026-01 (search). */
const ADS =
  'ytd-ad-slot-renderer, ytd-in-feed-ad-layout-renderer, ytd-search-pyv-renderer, ad-badge-view-model, ytm-promoted-video-renderer, ad-slot-renderer';

/** Small things over a page whose address names something else: see docs/surfaces.md. 2026-11 */
const ASIDE = 'ytd-miniplayer, ytd-notification-renderer, .ytp-endscreen-content, .ytp-ce-element';

/** A channel's written post: the videos that its text links to are not what it shows. 2025-12 */
const WRITTEN_POSTS = 'ytd-post-renderer, ytd-backstage-post-renderer';

/** Whether a link plays a list: a mix (`RD…`), or a playlist unless a row of it (`index`) is meant. */
function playsList({ search }: HTMLAnchorElement): boolean {
  const query = new URLSearchParams(search);
  const list = query.get('list') ?? '';
  return query.has('start_radio') || list.startsWith('RD') || (list !== '' && !query.has('index'));
}

const videoCard: CardRule = {
  selector: CARDS,
  several: (card) => showsSeveral(youtubeGrammar, card, POST_LINK),
  target(card) {
    if (card.closest(`${ADS}, ${ASIDE}`) || card.querySelector(`${ADS}, ${WRITTEN_POSTS}`)) return null;
    const isVideo = card.matches(VIDEO_CARDS);
    if (!isVideo && card.querySelector('a[href*="/playlist?"]')) return null;
    for (const link of card.querySelectorAll<HTMLAnchorElement>(POST_LINK)) {
      const target = linkedPost(youtubeGrammar, link);
      if (target) return !isVideo && playsList(link) ? null : target;
    }
    return null;
  },
  place: (card) => ({ parent: card, look: 'corner' }),
  about: (card) => ({
    title: textOf(card.querySelector('#video-title, h3')),
    author: textOf(card.querySelector('a[href^="/@"], ytd-channel-name')),
  }),
};

/** What tells of a video besides showing it: its chapters, comments, description, player. 2026-11 */
const ABOUT_A_VIDEO =
  'ytd-comments, ytd-comment-view-model, ytd-engagement-panel-section-list-renderer, ytd-macro-markers-list-renderer, ytd-structured-description-content-renderer, #description, .html5-video-player, ytd-guide-renderer, ytd-mini-guide-renderer';

/**
 * A video in boxes that have no name of the site's: a link that shows more than words. New layouts bring new names;
 * and what is marked as one card may be a box of several. 2026-11
 */
const linkCard: CardRule = {
  selector: 'a[href*="/watch?"]:has(> *), a[href*="/shorts/"]:has(> *)',
  target(link) {
    if (!isPictured(link) || link.closest(`${ADS}, ${ASIDE}, ${WRITTEN_POSTS}, ${ABOUT_A_VIDEO}`)) return null;
    const target = linkedPost(youtubeGrammar, link);
    const own = recogniseWith(youtubeGrammar, new URL(location.href));
    return target && target.id !== own?.id && !playsList(link as HTMLAnchorElement) ? target : null;
  },
  place: (link) => ({ parent: tileBox(link, POST_LINK), look: 'corner' }),
  about: (link) => ({ title: imageText(link) ?? textOf(link.querySelector('h3')) }),
};

const PREVIEW = 'ytd-video-preview a#media-container-link';

/**
 * What plays over a card that is hovered. It stands outside of all cards and covers their controls, so it gets one
 * of its own in the same corner; there is only one such element, reused for every card. 2026-01
 */
const previewCard: CardRule = {
  selector: `${PREVIEW}[href*="/watch?"], ${PREVIEW}[href*="/shorts/"]`,
  target: (link) => linkedPost(youtubeGrammar, link),
  place: (link) => link.parentElement && { parent: link.parentElement, look: 'corner' },
  about(link) {
    const beneath = `:is(${CARDS}) a[href="${CSS.escape(link.getAttribute('href') ?? '')}"]`;
    const card = doc.querySelector(beneath)?.closest(CARDS);
    return card ? videoCard.about(card) : {};
  },
};

/** One Short among its neighbours. 2026-01; of the phone layout, as recalled, 2026-11 */
const REEL = 'ytd-reel-video-renderer, ytm-reel-player-renderer';
const SHORTS_BARS = 'reel-action-bar-view-model';

/** The Short that an element shows, where it says so: seen in one fixture only. 2026-01 */
const shortIn = (reel: Element | null | undefined) => reel?.getAttribute('video-id');

const named = (path: string) => recogniseWith(youtubeGrammar, new URL(path, SITE));

/**
 * The row of buttons of the Short on screen. Those of its neighbours and of Shorts left behind stay in the DOM, and
 * `is-active` can be late or wrong: it only decides between rows that are equally in sight. 2026-01
 */
function shortsBar(): Element | null {
  const visible = (bar: Element) => {
    const { top, bottom, width } = bar.getBoundingClientRect();
    return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) * width;
  };
  const isActive = (bar: Element) => Number(bar.closest('[is-active]') !== null);
  const all = [...document.querySelectorAll(SHORTS_BARS)];
  const bars = all.filter((bar) => visible(bar) > 0 && isShown(bar));
  return bars.sort((a, b) => visible(b) - visible(a) || isActive(b) - isActive(a))[0] ?? null;
}

const ANCHORS = {
  watch: [
    'ytd-watch-flexy:not([hidden]) ytd-watch-metadata #top-level-buttons-computed', // 2025-12
    'ytd-watch-flexy:not([hidden]) ytd-watch-metadata #actions-inner',
    'ytd-watch-flexy:not([hidden]) #top-level-buttons-computed', // before ytd-watch-metadata, 2022
    'ytm-slim-video-action-bar-renderer', // phone layout; 2026-11, as recalled
  ],
  creator: [
    'yt-flexible-actions-view-model [class*="ActionRow"]', // 2025-12; both spellings of its class names
    'yt-flexible-actions-view-model',
    '#inner-header-container #buttons', // until 2024
    'yt-page-header-view-model h1', // phone layout, which has the same header; 2026
    'ytm-c4-tabbed-header-renderer', // phone layout until 2024
  ],
  hashtag: [
    'yt-page-header-view-model yt-dynamic-text-view-model', // 2025
    'yt-page-header-view-model h1',
    'ytd-hashtag-header-renderer #hashtag', // until 2024
  ],
};

export const youtube: Adapter = {
  grammar: youtubeGrammar,
  cards: [videoCard, previewCard, linkCard],
  watched: ['href', 'hidden', 'is-active', 'video-id'],
  anchor({ kind }) {
    if (kind === 'post' && location.pathname.startsWith('/shorts/')) {
      const beside = shortsBar();
      const shows = beside?.closest(REEL) ?? undefined;
      return beside && { beside, parent: shows, shows, look: 'icon' };
    }
    const beside = firstShown(ANCHORS[kind === 'post' ? 'watch' : kind]);
    return beside && { beside, look: 'pill' };
  },
  shown() {
    const { pathname } = location;
    if (pathname.startsWith('/shorts/')) return named(`/shorts/${shortIn(shortsBar()?.closest(REEL))}`);
    if (pathname !== '/watch') return null;
    return named(`/watch?v=${firstShown(ANCHORS.watch)?.closest('ytd-watch-flexy')?.getAttribute('video-id')}`);
  },
  still: '#movie_player:not(.ad-showing), #shorts-player', // 2025-12
  opensPostsOver: false,
  isDark: () => doc.documentElement.hasAttribute('dark'),
};

/** What the own video of a post plays in; null while the page does not show that post. Not part of the adapter: pages need it rarely. */
export function youtubePlayer({ id }: Target): Element | null {
  const shown = youtube.shown();
  if (shown && shown.id !== id) return null;
  if (location.pathname.startsWith('/shorts/')) return shortsBar()?.closest(REEL) ?? null;
  return firstShown(['ytd-watch-flexy:not([hidden]) #movie_player', '#movie_player', '#player']); // 2025-12; phone layout
}
