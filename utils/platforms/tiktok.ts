import {
  type Adapter,
  type CardRule,
  firstShown,
  imageText,
  linkedPost,
  nearestMiddle,
  showsSeveral,
  textOf,
  tileBox,
} from './adapter.ts';
import { doc } from './doc.ts';
import { type Grammar, isTag, type Outline, recogniseWith, withoutQuery } from './grammar.ts';
import type { Target } from './types.ts';

const PAGE_HOSTS = ['www.tiktok.com'];
const SITE = 'https://www.tiktok.com';
/** The feed and the column layout of the video page: the same component, no link to the post. Seen 2025-11, 2026-10. */
const ARTICLE = '[data-e2e="recommend-list-item-container"]';
const POST_LINK = 'a[href*="/video/"], a[href*="/photo/"]';

export const tiktokOutline: Outline = {
  platform: 'tiktok',
  pageHosts: PAGE_HOSTS,
  posts: `${ARTICLE}, ${POST_LINK}`,
};

const MAIN_HOSTS = ['www.tiktok.com', 'tiktok.com', 'm.tiktok.com'];
/** The app's own domain: every link in the account archive that TikTok hands out is `/share/video/ID` there. */
const APP_HOSTS = ['www.tiktokv.com', 'tiktokv.com'];
const SHORT_HOSTS = ['vm.tiktok.com', 'vt.tiktok.com'];
/** Where short links lead on the way; the address there has the id already. */
const SHARE_HOST = 't.tiktok.com';
/** TikTok Lite shares short links of its own. */
const LITE_HOST = 'lite.tiktok.com';

/** TikTok's addresses. Source: labelled rows from yt-dlp, gallery-dl and others; see tests/unit/platforms. */
export const tiktokGrammar: Grammar = {
  platform: 'tiktok',
  pageHosts: PAGE_HOSTS,
  hosts: [...MAIN_HOSTS, ...APP_HOSTS, ...SHORT_HOSTS, SHARE_HOST, LITE_HOST],
  domains: ['tiktok.com', 'tiktokv.com'],
  params: {
    id: (text) => /^\d{1,32}$/.test(text),
    page: (text) => /^\d{1,32}\.html$/.test(text),
    // Empty where the sharer's app did not know it: `/@/video/1`.
    // `MS4w…` is the account's lasting id, which tools write in place of the handle.
    user: (text) => /^(?:[\p{L}\p{N}_.-]{0,64}|MS4w[\w-]{1,96})$/u.test(text),
    code: (text) => /^[\w-]{4,32}$/.test(text),
    tag: isTag,
    // What pages had before the handle until 2020: `/en/@…`, `/zh-Hant/@…`.
    lang: (text) => /^[a-z]{2}(?:-[a-z]{2,4})?$/i.test(text),
  },
  rules: [
    {
      kind: 'post',
      hosts: MAIN_HOSTS,
      paths: ['/@:user/:word(video|photo)/:id', '/:lang/@:user/:word(video|photo)/:id'],
      to: ({ params: { user, word, id = null } }) => ({ id, url: `${SITE}/@${user}/${word}/${id}` }),
      examples: {
        'https://www.tiktok.com/@miro.bakes/video/7503494456145361435?lang=en': '7503494456145361435',
        'https://m.tiktok.com/@papercuts/photo/7523305453895940855#c': '7523305453895940855',
        'https://www.tiktok.com/@/video/7454336365745032454': '7454336365745032454',
        'https://www.tiktok.com/en/@miro.bakes/video/7503494456145361435': '7503494456145361435',
      },
    },
    {
      kind: 'post',
      hosts: [...MAIN_HOSTS, ...APP_HOSTS],
      paths: ['/video/:id', '/v/:id', '/v/:page', '/embed/:id', '/embed/:version(v1|v2|v3)/:id', '/player/v1/:id'],
      to: ({ params }) => {
        const id = params.id ?? params.page?.replace('.html', '') ?? '';
        return { id, url: `${SITE}/@/video/${id}` };
      },
      examples: {
        'https://m.tiktok.com/v/6749869095467945218.html': '6749869095467945218',
        'https://www.tiktok.com/embed/v2/6749869095467945218': '6749869095467945218',
        'https://www.tiktok.com/player/v1/6749869095467945218?autoplay=1': '6749869095467945218',
      },
    },
    {
      kind: 'post',
      hosts: [...MAIN_HOSTS, ...APP_HOSTS, SHARE_HOST],
      paths: ['/share/:word(video|photo)/:id', '/i18n/share/:word(video|photo)/:id'],
      to: ({ params: { word, id = null } }) => ({ id, url: `${SITE}/@/${word}/${id}` }),
      examples: {
        'https://www.tiktokv.com/share/video/6749869095467945218/': '6749869095467945218',
        'https://t.tiktok.com/i18n/share/video/6749869095467945218/?_r=1': '6749869095467945218',
        'https://www.tiktok.com/share/photo/7523305453895940855': '7523305453895940855',
      },
    },
    {
      kind: 'post',
      hosts: SHORT_HOSTS,
      paths: ['/:code'],
      to: ({ url }) => ({ id: null, url: withoutQuery(url) }),
      examples: { 'https://vm.tiktok.com/ZMExample1/?k=1': null },
    },
    {
      kind: 'post',
      hosts: [...MAIN_HOSTS, LITE_HOST],
      paths: ['/t/:code'],
      to: ({ url }) => ({ id: null, url: withoutQuery(url) }),
      examples: { 'https://www.tiktok.com/t/ZTExample1/': null, 'https://lite.tiktok.com/t/ZSExample1/': null },
    },
    {
      kind: 'creator',
      hosts: MAIN_HOSTS,
      paths: ['/@:user', '/:lang/@:user'],
      to: ({ params: { user = '' } }) => (user ? { id: user, url: `${SITE}/@${user}` } : null),
      examples: {
        'https://www.tiktok.com/@miro.bakes?lang=en': 'miro.bakes',
        'https://www.tiktok.com/de/@miro.bakes': 'miro.bakes',
        'https://www.tiktok.com/@MS4wLjABAAAAv7iSuuXDJGDvJkmH_vz1qkDZYo1apxgzaxdBSeIuPiM':
          'MS4wLjABAAAAv7iSuuXDJGDvJkmH_vz1qkDZYo1apxgzaxdBSeIuPiM',
      },
    },
    {
      kind: 'hashtag',
      hosts: MAIN_HOSTS,
      paths: ['/tag/:tag'],
      to: ({ params: { tag = '' } }) => ({ id: tag, url: tag }),
      examples: { 'https://www.tiktok.com/tag/fyp%E3%82%B7?refer=embed': 'fypシ' },
    },
  ],
};

const OVERLAY = '[data-e2e="browse-video"], [data-e2e="detail-video"]'; // a post over a grid; old layout, 2025-07
const OVERLAY_AUTHOR = 'a[data-e2e="browse-user-avatar"], [data-e2e="browse-user-avatar"] a'; // likewise
const PLAYER = '[id^="xgwrapper-"]'; // its id ends in the post's
const ACTION_BAR = 'section[class*="ActionBar"]'; // only the middle of such class names lasts; 2025-11

/** Live rooms, and promoted posts: those link out of TikTok and tell crawlers so; their label is translated. 2026 */
const NOT_POSTS =
  '[data-e2e="feed-live"], [class*="AdTag"], a[rel~="nofollow"][href^="http"]:not([href*="tiktok.com"])';

const playerId = (root: ParentNode) => /\d+$/.exec(root.querySelector(PLAYER)?.id ?? '')?.[0] ?? null;

/** The post of a feed article; empty articles are only room kept for posts to come. */
function articlePost(article: Element): Target | null {
  if (article.querySelector(NOT_POSTS)) return null;
  const video = playerId(article);
  // Photos have no player; their id stands at the menu's button. 2026
  const id = video ?? article.querySelector('[data-more-menu-item-id]')?.getAttribute('data-more-menu-item-id');
  const author = article.querySelector('a[data-e2e="video-author-avatar"]') ?? article.querySelector('a[href*="/@"]');
  // The avatar of somebody who is live leads to `/@user/live`.
  const handle = author?.getAttribute('href')?.match(/\/(@[^/?#]+)/)?.[1];
  const url = handle && id && URL.parse(`/${handle}/${video ? 'video' : 'photo'}/${id}`, SITE);
  return url ? recogniseWith(tiktokGrammar, url) : null;
}

/** Where an article keeps its buttons. */
function actionBar(root: Element | null): Element | null {
  const icon = root?.querySelector('[data-e2e="like-icon"]');
  return root?.querySelector(ACTION_BAR) ?? icon?.closest('button, [role="button"]')?.parentElement ?? null;
}

const byBar = (beside: Element | null, shows?: Element) =>
  beside && { beside, parent: shows, shows, look: 'icon' as const };

const articleCard: CardRule = {
  selector: ARTICLE,
  // A row of tiles among the posts of a feed. 2026-11, as reported of other lists
  several: (article) => !articlePost(article) && showsSeveral(tiktokGrammar, article, POST_LINK),
  target: articlePost,
  place: (article) => byBar(actionBar(article)),
  about: (article) => ({ title: textOf(article.querySelector('[data-e2e="video-desc"]')) }),
};

const IMAGE = 'img, picture, canvas, video';

/** Rows of the inbox: each is a message about a post. 2026-11, as recalled */
const MESSAGES = '[data-e2e^="inbox"]';

/** Tiles of profile, likes, favourites, reposts, search, explore, tag, sound: `user-post-item`, `challenge-item` … */
const tileCard: CardRule = {
  selector: `[data-e2e$="-item"]:not(${MESSAGES})`,
  // The discover page marks a whole section so. 2026
  several: (tile) => showsSeveral(tiktokGrammar, tile, POST_LINK),
  target(tile) {
    for (const link of tile.querySelectorAll(POST_LINK)) {
      const target = linkedPost(tiktokGrammar, link);
      if (target) return target;
    }
    return null;
  },
  place: (tile) => ({ parent: tile, look: 'corner-end' }),
  about: (tile) => ({ title: imageText(tile) }),
};

/** Whether a link is the tile of a post: it holds an image, or, where images are late, is the first to that post. */
function isTile(link: Element): boolean {
  if (link.closest(`[data-e2e*="comment"], ${MESSAGES}`)) return false;
  const href = CSS.escape(link.getAttribute('href') ?? '');
  return Boolean(
    link.querySelector(IMAGE) ?? (link.firstElementChild && doc.querySelector(`a[href="${href}"]`) === link),
  );
}

/** Tiles without that mark: discover, collections, the related list, the phone layout. 2025 */
const linkCard: CardRule = {
  selector: POST_LINK,
  target: (link) => (isTile(link) ? linkedPost(tiktokGrammar, link) : null),
  place: (link) => ({ parent: tileBox(link, POST_LINK), look: 'corner-end' }),
  about: (link) => ({ title: imageText(link) }),
};

const ANCHORS = {
  creator: ['[data-e2e="user-title"]', '[data-e2e="user-page"] h1', '[data-e2e="user-subtitle"]'], // 2023 to 2026
  hashtag: ['[data-e2e="challenge-title"]', '[data-e2e="challenge-item-list"]'], // 2026
};

/** The bar of a post over a grid, or of the old page of a video. The grid and its marks stay beneath. */
function overlayBar(): Element | null {
  const bar = firstShown(['[class*="DivActionItemContainer"]:has([data-e2e="like-icon"])']); // 2025-07
  if (bar) return bar;
  const post = firstShown([OVERLAY]);
  return post && actionBar(post.parentElement ?? post);
}

export const tiktok: Adapter = {
  grammar: tiktokGrammar,
  cards: [articleCard, tileCard, linkCard],
  watched: ['href', 'id', 'alt', 'data-more-menu-item-id'],
  anchor({ kind, id }) {
    if (kind !== 'post') {
      const beside = firstShown(ANCHORS[kind]);
      return beside && { beside, look: 'pill' };
    }
    const articles = firstShown([OVERLAY]) ? [] : [...document.querySelectorAll(`${ARTICLE}:not(:empty)`)];
    if (articles.length === 0) return byBar(overlayBar());
    if (articles.some((article) => articlePost(article)?.id === id)) return 'card';
    // A photo whose id its article does not tell. Where all tell theirs, the address has not followed them yet.
    const unknown = articles.filter((article) => !articlePost(article) && !article.querySelector(NOT_POSTS));
    const shows = nearestMiddle(unknown);
    return (shows && byBar(actionBar(shows), shows)) ?? 'card';
  },
  shown() {
    const overlay = firstShown([OVERLAY]);
    const id = overlay && playerId(overlay);
    const author = doc.querySelector(OVERLAY_AUTHOR)?.getAttribute('href') ?? location.pathname;
    const [handle] = /@[^/?#]+/.exec(author) ?? [];
    return id && handle ? recogniseWith(tiktokGrammar, new URL(`/${handle}/video/${id}`, SITE)) : null;
  },
  still: OVERLAY,
  opensPostsOver: true,
  isDark() {
    const { theme, tuxColorScheme } = doc.documentElement.dataset;
    return (theme ?? tuxColorScheme) === 'dark';
  },
};

/** What the own video of a post plays in; null while the page does not show that post. Not part of the adapter: pages need it rarely. */
export function tiktokPlayer({ id }: Target): Element | null {
  const overlay = firstShown([OVERLAY]);
  if (overlay) return playerId(overlay) === id ? overlay : null;
  const articles = [...document.querySelectorAll(`${ARTICLE}:not(:empty)`)];
  return articles.find((article) => articlePost(article)?.id === id) ?? null;
}
