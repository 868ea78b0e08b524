import { type Grammar, isTag, withoutQuery } from './grammar.ts';

const SITE = 'https://www.instagram.com';

/** First path words that are never a person's name. Source: the site's own views and yt-dlp's and gallery-dl's lists. */
const RESERVED = new Set(
  (
    'about accounts ads ajax api ar archive blog business challenge create creators data developer developers direct ' +
    'directory download emails embed.js explore favicon.ico graphql help inbox invites jobs legal lite live locations ' +
    'login manifest.json nametag notifications oauth p popular press privacy push qr query reel reels robots.txt ' +
    'rsrc.php s safety search session settings share signup sitemap.xml static stories support terms topics tv web ' +
    'your_activity _n _u'
  ).split(' '),
);

/** Tabs and lists of a profile; all of them name the creator. */
const TABS = 'channel|feed|followers|following|guides|igtv|mentions|photos|reels|reposts|saved|tagged|videos';

/** Path words that stand where a post's code does. */
const NOT_CODES = ['audio', 'videos', 'popular'];

/** Instagram's addresses. Source: labelled rows from gallery-dl, zeeschuimer and others; see tests/unit/platforms. */
export const instagramGrammar: Grammar = {
  platform: 'instagram',
  pageHost: 'www.instagram.com',
  hosts: ['www.instagram.com', 'instagram.com', 'm.instagram.com'],
  domains: ['instagram.com'],
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
      },
    },
    {
      kind: 'post',
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
