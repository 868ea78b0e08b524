import {
  type Adapter,
  type CardRule,
  firstShown,
  imageText,
  isShown,
  linkedPost,
  nearestMiddle,
  showsSeveral,
  textOf,
  tileBox,
} from './adapter.ts';
import { doc } from './doc.ts';
import { type Grammar, isTag, type Outline, withoutQuery } from './grammar.ts';
import type { Target } from './types.ts';

const PAGE_HOSTS = ['www.instagram.com'];
const SITE = 'https://www.instagram.com';
/** Post addresses as links have them, with the owner before or not. 2026-04 */
const POST_LINK = 'a[href*="/p/"], a[href*="/reel/"], a[href*="/reels/"], a[href*="/tv/"]';

export const instagramOutline: Outline = {
  platform: 'instagram',
  pageHosts: PAGE_HOSTS,
  // The menu at the side leads to all Reels from every page.
  posts: `:is(${POST_LINK}):not([href$="/reels/"])`,
};

const MAIN_HOSTS = ['www.instagram.com', 'instagram.com', 'm.instagram.com'];
/** The same site under its first short name; links of 2010 to 2013 have it. */
const SHORT_HOSTS = ['instagr.am', 'www.instagr.am'];

/**
 * First path words that are never a person's name, though some have the shape of one. Source: the site's own views and
 * yt-dlp's and gallery-dl's lists; 2026-11.
 */
const RESERVED = /* @__PURE__ */ new Set(
  (
    '_n _u about accounts ad_tools ads age ajax api ar archive auth badges blog boost branded_content broadcast business ' +
    'challenge checkout close_friends collections commerce consent contact create creators data data_policy developer ' +
    'developers direct directory download edit emails emailsignup embed embed.js error explore favicon.ico fxcal ' +
    'graphql guidelines guides hashtag hashtags help igtv inbox invites jobs languages legal lite live location ' +
    'locations logged_out logging login logout manifest.json maps media meta_verified mobile monetization nametag ' +
    'notifications oauth oauth2 offline onetap p partnership_ads password payments popular press privacy ' +
    'professional_dashboard promote push qp qr query reel reels register reset robots.txt rsrc.php s safety saved ' +
    'search security session settings share shared_web shop shopping shops signin signup sitemap.xml static stories ' +
    'story subscriptions support sw.js tags terms topics tv web wellbeing your_activity'
  ).split(' '),
);

/** Tabs and lists of a profile; all of them name the creator. */
const TABS = 'channel|feed|followers|following|guides|igtv|mentions|photos|reels|reposts|saved|tagged|videos';

/** Path words that stand where a post's code does. */
const NOT_CODES = ['audio', 'create', 'explore', 'popular', 'reel', 'reels', 'trending', 'videos'];

/** Instagram's addresses. Source: labelled rows from gallery-dl, zeeschuimer and others; see tests/unit/platforms. */
export const instagramGrammar: Grammar = {
  platform: 'instagram',
  pageHosts: PAGE_HOSTS,
  hosts: [...MAIN_HOSTS, ...SHORT_HOSTS],
  domains: ['instagram.com', 'instagr.am'],
  params: {
    code: (text) => /^[\w-]{3,64}$/.test(text) && !NOT_CODES.includes(text),
    // At most 30 of letters, digits, dots and underscores; no dot at either end, no two in a row.
    user: (text) => /^[\w.]{1,30}$/.test(text) && !/^\.|\.$|\.\./.test(text) && !RESERVED.has(text.toLowerCase()),
    tag: isTag,
  },
  rules: [
    {
      kind: 'post',
      paths: [
        '/:word(p|reel|reels|tv)/:code',
        '/:word(p|reel|reels|tv)/:code/embed',
        '/:word(p|reel|reels|tv)/:code/embed/captioned',
        '/:user/:word(p|reel|reels|tv)/:code',
      ],
      to: ({ params: { word = '', code = '' } }) => ({
        id: code,
        url: `${SITE}/${word === 'reels' ? 'reel' : word}/${code}/`,
      }),
      examples: {
        'https://www.instagram.com/p/DaCXSzTV1Od/?igsh=x': 'DaCXSzTV1Od',
        'https://www.instagram.com/northfold/reel/DtFQ0ipbN6O/': 'DtFQ0ipbN6O',
        'https://www.instagram.com/reels/DBGi0r0pHZ4/': 'DBGi0r0pHZ4',
        'https://www.instagram.com/p/BwP2jEWh3hN/embed/captioned/': 'BwP2jEWh3hN',
        'https://instagr.am/p/BwP2jEWh3hN/': 'BwP2jEWh3hN',
      },
    },
    {
      kind: 'post',
      hosts: MAIN_HOSTS,
      paths: ['/share/:code', '/share/:word(p|reel|reels|tv)/:code'],
      to: ({ url }) => ({ id: null, url: withoutQuery(url) }),
      examples: { 'https://www.instagram.com/share/reel/BACExample?utm_source=ig': null },
    },
    {
      kind: 'creator',
      paths: ['/:user', `/:user/:tab(${TABS})`],
      to: ({ params: { user = '' } }) => ({ id: user, url: `${SITE}/${user}/` }),
      examples: { 'https://www.instagram.com/kilnhouse/reels/?hl=en': 'kilnhouse' },
    },
    {
      kind: 'hashtag',
      paths: ['/explore/tags/:tag'],
      to: ({ params: { tag = '' } }) => ({ id: tag, url: tag }),
      examples: { 'https://www.instagram.com/explore/tags/nike/?hl=en': 'nike' },
    },
  ],
};

const MAIN = ':is(main, [role="main"])';
/** What makes a link a tile, also before its image has come: other links of that form are lines of text. 2026-04 */
const IMAGE = 'img, video, canvas, picture, div';

/** A post of the home feed (2025), or of the phone layout: its address is the link around its time. */
const articleCard: CardRule = {
  selector: 'article:has(section)',
  // Of several articles; or a row of tiles among the posts, which has no time of its own. 2026-11
  several: (article) =>
    article.querySelector('article')
      ? showsSeveral(instagramGrammar, article, 'a[href]:has(time)')
      : !article.querySelector('time') && showsSeveral(instagramGrammar, article, POST_LINK),
  target(article) {
    // In a dialog an article is what the page is about.
    if (!article.closest(MAIN)) return null;
    // Only advertisements lead out of the site from within a post.
    if (article.querySelector('a[href*="//l.instagram.com/"]')) return null;
    for (const time of article.querySelectorAll('a[href] time')) {
      const target = linkedPost(instagramGrammar, time.closest('a'));
      if (target) return target;
    }
    return null;
  },
  place: (article) => byActions(article),
  about: (article) => ({ author: textOf(article.querySelector('a[role="link"]:not(:has(img))')) }),
};

/** A tile of a grid: profile, tag, explore, "more posts". Rows are unmounted and come back as new elements. */
const tileCard: CardRule = {
  selector: POST_LINK,
  target(link) {
    const isTile = link.closest(MAIN) && link.querySelector(IMAGE) && !link.querySelector('time');
    return isTile ? linkedPost(instagramGrammar, link) : null;
  },
  place: (link) => ({ parent: tileBox(link, POST_LINK), look: 'corner' }),
  about: (link) => ({ title: imageText(link) }),
};

/**
 * The row of buttons under a post: a section with nothing but icons. Every comment has a heart of its own, but
 * not in a section; labels are translated. 2026-04
 */
function byActions(root: ParentNode) {
  const icons = (section: Element) => section.querySelectorAll('svg').length;
  const rows = [...root.querySelectorAll('section')].filter(
    (row) => icons(row) > 1 && !row.closest('header') && !row.querySelector('section') && isShown(row),
  );
  const beside = rows.sort((a, b) => icons(b) - icons(a))[0];
  return beside ? { beside, look: 'icon' as const } : null;
}

/** A post over a grid or the feed; other dialogs (log in, share, followers) have no row of buttons. */
function openPost() {
  return [...document.querySelectorAll('[role="dialog"]')].find((dialog) => isShown(dialog) && byActions(dialog));
}

/** The column of buttons beside the Reel in the middle; no element of the viewer names a Reel. 2026-04 */
function byReelColumn() {
  const columns = new Set<Element>();
  for (const player of doc.querySelectorAll(`${MAIN} :is([data-virtualized], video)`)) {
    for (let box: Element | null = player; box && !box.matches(MAIN); box = box.parentElement) {
      const beside = [box.nextElementSibling, box.previousElementSibling].find(
        (sibling) => sibling && sibling.querySelectorAll('svg').length > 2 && !sibling.querySelector('video'),
      );
      if (beside) columns.add(beside);
      if (beside) break;
    }
  }
  const beside = nearestMiddle(columns);
  const shows = beside?.parentElement ?? undefined;
  return beside && { beside, parent: shows, shows, look: 'icon' as const };
}

/** The buttons of a profile's header: the box that holds the follow button and its neighbours. */
function byProfileHeader() {
  const header = firstShown([`${MAIN} header:not(article header)`]);
  let box = header?.querySelector('button')?.parentElement ?? header;
  while (box && box !== header && box.childElementCount === 1) box = box.parentElement ?? box;
  return box ? { beside: box, look: 'pill' as const } : null;
}

function anchorOfPost(target: Target) {
  const open = openPost();
  if (open) return byActions(open);
  if (location.pathname.startsWith('/reels/')) return byReelColumn();
  const main = firstShown([MAIN]);
  const article = main && firstShown(['article:has(section)'], main);
  if (article && articleCard.target(article)?.id === target.id) return 'card';
  return main && byActions(main);
}

export const instagram: Adapter = {
  grammar: instagramGrammar,
  cards: [articleCard, tileCard],
  watched: ['href', 'alt'],
  anchor(target) {
    if (target.kind === 'post') return anchorOfPost(target);
    if (target.kind === 'creator') return byProfileHeader();
    const beside = firstShown([`${MAIN} header :is(h1, h2)`, `${MAIN} h1`, `${MAIN} h2`]);
    return beside && { beside, look: 'pill' };
  },
  shown() {
    if (location.pathname.startsWith('/reels/')) return null;
    const main = firstShown([MAIN]);
    // The time of the post comes after those of its comments, which are no posts; tiles have none. 2026-04
    const times = [...((openPost() ?? main)?.querySelectorAll('a[href]:has(time)') ?? [])];
    return times.map((link) => linkedPost(instagramGrammar, link)).findLast(Boolean) ?? null;
  },
  still: MAIN,
  opensPostsOver: true,
  isDark: () => doc.documentElement.classList.contains('__fb-dark-mode'),
};

/** What the own video of a post plays in; null while the page does not show that post. Not part of the adapter: pages need it rarely. */
export function instagramPlayer({ id }: Target): Element | null {
  // No element of the viewer names a Reel: what stands in the middle has the address. 2026-04
  if (location.pathname.startsWith('/reels/')) return byReelColumn()?.shows ?? null;
  const shown = instagram.shown();
  return shown && shown.id !== id ? null : (openPost() ?? firstShown([MAIN]));
}
