/** A page that only leads on: whose, and where the address stands that it leads to. */
interface Wrapper {
  host: RegExp;
  path: RegExp;
  /** Names of the parameter, in order of preference. */
  params: readonly string[];
}

/** Seen in copied links; 2026-11. */
const WRAPPERS: readonly Wrapper[] = [
  { host: /^(?:l|lm)\.(?:instagram|facebook)\.com$/, path: /^\/(?:l\.php)?$/, params: ['u'] },
  { host: /^(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}$/, path: /^\/url$/, params: ['url', 'q'] },
  { host: /^(?:www\.|m\.)?youtube\.com$/, path: /^\/redirect$/, params: ['q'] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/oembed$/, params: ['url'] },
  { host: /^consent\.(?:youtube|google)\.com$/, path: /^\/(?:m|ml|d)?$/, params: ['continue'] },
  { host: /^(?:www\.)?tiktok\.com$/, path: /^\/link\/v2$/, params: ['target'] },
  { host: /^[a-z0-9]+\.safelinks\.protection\.outlook\.com$/, path: /^\//, params: ['url'] },
];

/** `/web/20240101000000/https://…`, also with a mark such as `id_` behind the time. */
const ARCHIVED = /^\/(?:web\/)?(?:[0-9*]{1,14}(?:[a-z]{2}_)?\/)?((?:https?:\/\/)?[^/]+\.[^/]+\/.*)$/is;

/** The address that a wrapper leads to, or null where `url` is none. In: one address, escaped as it was found. */
export function unwrap(url: string): string | null {
  const parsed = URL.parse(url);
  if (!parsed) return null;
  const { hostname, pathname, searchParams } = parsed;
  if (hostname === 'web.archive.org') return ARCHIVED.exec(pathname + parsed.search)?.[1] ?? null;
  const wrapper = WRAPPERS.find(({ host, path }) => host.test(hostname) && path.test(pathname));
  const param = wrapper?.params.find((name) => searchParams.get(name));
  return (param && searchParams.get(param)) || null;
}

/** Addresses that name a thing in a parameter, written as the page of that thing; others come back as they are. */
export function pageOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  const { hostname, pathname, searchParams } = parsed;
  if (/^(?:www\.)?youtube\.com$/.test(hostname) && pathname === '/feeds/videos.xml') {
    const [channel, user] = [searchParams.get('channel_id'), searchParams.get('user')];
    return channel || !user ? `https://www.youtube.com/channel/${channel}` : `https://www.youtube.com/user/${user}`;
  }
  if (/^(?:www\.)?tiktok\.com$/.test(hostname) && /^\/foryou\/?$/.test(pathname) && searchParams.has('item_id')) {
    return `https://www.tiktok.com/@/video/${searchParams.get('item_id')}`;
  }
  // The player of a profile, as blogs embed it.
  const embedded = /^\/embed\/(@[\w.]+)\/?$/.exec(pathname)?.[1];
  if (/^(?:www\.)?tiktok\.com$/.test(hostname) && embedded) return `https://www.tiktok.com/${embedded}`;
  return url;
}
