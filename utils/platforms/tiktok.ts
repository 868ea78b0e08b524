import { type Grammar, isTag, withoutQuery } from './grammar.ts';

const SITE = 'https://www.tiktok.com';
const MAIN_HOSTS = ['www.tiktok.com', 'tiktok.com', 'm.tiktok.com'];
/** The app's own domain: every link in the account archive that TikTok hands out is `/share/video/ID` there. */
const APP_HOSTS = ['www.tiktokv.com', 'tiktokv.com'];
const SHORT_HOSTS = ['vm.tiktok.com', 'vt.tiktok.com'];

/** TikTok's addresses. Source: labelled rows from yt-dlp, gallery-dl and others; see tests/unit/platforms. */
export const tiktokGrammar: Grammar = {
  platform: 'tiktok',
  pageHost: 'www.tiktok.com',
  hosts: [...MAIN_HOSTS, ...APP_HOSTS, ...SHORT_HOSTS],
  domains: ['tiktok.com', 'tiktokv.com'],
  params: {
    id: (text) => /^\d{1,32}$/.test(text),
    page: (text) => /^\d{1,32}\.html$/.test(text),
    // Empty where the sharer's app did not know it: `/@/video/1`.
    user: (text) => /^[\p{L}\p{N}_.-]{0,64}$/u.test(text),
    code: (text) => /^[\w-]{4,32}$/.test(text),
    tag: isTag,
  },
  rules: [
    {
      kind: 'post',
      hosts: MAIN_HOSTS,
      paths: ['/@:user/:word(video|photo)/:id'],
      to: ({ params: { user, word, id = null } }) => ({ id, url: `${SITE}/@${user}/${word}/${id}` }),
      examples: {
        'https://www.tiktok.com/@miro.bakes/video/7503494456145361435?lang=en': '7503494456145361435',
        'https://m.tiktok.com/@papercuts/photo/7523305453895940855#c': '7523305453895940855',
        'https://www.tiktok.com/@/video/7454336365745032454': '7454336365745032454',
      },
    },
    {
      kind: 'post',
      hosts: [...MAIN_HOSTS, ...APP_HOSTS],
      paths: [
        '/video/:id',
        '/v/:id',
        '/v/:page',
        '/embed/:id',
        '/embed/:version(v1|v2|v3)/:id',
        '/player/v1/:id',
        '/share/video/:id',
      ],
      to: ({ params }) => {
        const id = params.id ?? params.page?.replace('.html', '') ?? '';
        return { id, url: `${SITE}/@/video/${id}` };
      },
      examples: {
        'https://www.tiktokv.com/share/video/6749869095467945218/': '6749869095467945218',
        'https://m.tiktok.com/v/6749869095467945218.html': '6749869095467945218',
        'https://www.tiktok.com/embed/v2/6749869095467945218': '6749869095467945218',
        'https://www.tiktok.com/player/v1/6749869095467945218?autoplay=1': '6749869095467945218',
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
      hosts: MAIN_HOSTS,
      paths: ['/t/:code'],
      to: ({ url }) => ({ id: null, url: withoutQuery(url) }),
      examples: { 'https://www.tiktok.com/t/ZTExample1/': null },
    },
    {
      kind: 'creator',
      hosts: MAIN_HOSTS,
      paths: ['/@:user'],
      to: ({ params: { user = '' } }) => (user ? { id: user, url: `${SITE}/@${user}` } : null),
      examples: { 'https://www.tiktok.com/@miro.bakes?lang=en': 'miro.bakes' },
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
