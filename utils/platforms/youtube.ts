import { type Grammar, isTag, recogniseWith, type UrlMatch } from './grammar.ts';

const SITE = 'https://www.youtube.com';
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

const isVideoId = (text: string) => /^[\w-]{11}$/.test(text) && !NOT_IDS.includes(text);
const watch = (id: string) => ({ id, url: `${SITE}/watch?v=${id}` });
const creator = (id: string) => ({ id, url: `${SITE}/${id.split('/').map(encodeName).join('/')}` });
const encodeName = (name: string) => encodeURIComponent(name).replace(/^%40/, '@');

/** A share through an e-mail or a partner: the address it leads to is in `u`, often relative. */
function attributed({ url }: UrlMatch) {
  const inner = URL.parse(url.searchParams.get('u') ?? '', SITE);
  const target = inner && inner.pathname !== url.pathname ? recogniseWith(youtubeGrammar, inner) : null;
  return target?.kind === 'post' ? { id: target.id, url: target.url } : null;
}

/** YouTube's addresses. Source: labelled rows from NewPipe, ytdl-core and others; see tests/unit/platforms. */
export const youtubeGrammar: Grammar = {
  platform: 'youtube',
  pageHost: 'www.youtube.com',
  hosts: [...MAIN_HOSTS, ...SHORT_HOSTS],
  domains: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  params: {
    id: isVideoId,
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
      paths: ['/watch'],
      to: ({ url }) => {
        const id = url.searchParams.get('v') ?? '';
        return isVideoId(id) ? watch(id) : null;
      },
      examples: {
        'https://www.youtube.com/watch?v=Ba_2ZRjX4-c&list=PL1&t=42s': 'Ba_2ZRjX4-c',
        'https://music.youtube.com/watch?v=Ba_2ZRjX4-c': 'Ba_2ZRjX4-c',
      },
    },
    {
      kind: 'post',
      hosts: MAIN_HOSTS,
      paths: ['/shorts/:id'],
      to: ({ params: { id = '' } }) => ({ id, url: `${SITE}/shorts/${id}` }),
      examples: { 'https://m.youtube.com/shorts/3DdM-VtsNfE?feature=share': '3DdM-VtsNfE' },
    },
    {
      kind: 'post',
      hosts: MAIN_HOSTS,
      paths: ['/:word(watch|live|embed|v)/:id'],
      to: ({ params: { id = '' } }) => watch(id),
      examples: {
        'https://www.youtube.com/live/T2ThsydNQaM?si=x': 'T2ThsydNQaM',
        'https://www.youtube-nocookie.com/embed/T2ThsydNQaM?rel=0': 'T2ThsydNQaM',
      },
    },
    {
      kind: 'post',
      hosts: SHORT_HOSTS,
      paths: ['/:id'],
      to: ({ params: { id = '' } }) => watch(id),
      examples: { 'https://youtu.be/T2ThsydNQaM?t=9s': 'T2ThsydNQaM' },
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
