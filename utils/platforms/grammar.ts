import type { PlatformId, Target, TargetKind } from './types.ts';

/** What a rule sees of an address: never the raw string, so that nothing can hide in odd spellings of it. */
export interface UrlMatch {
  url: URL;
  /** The named parts of the path, decoded. */
  params: Readonly<Record<string, string>>;
}

/** One row of a site's URL table. The first row that matches and answers wins. */
export interface UrlRule {
  kind: TargetKind;
  /** Path shapes: literals, `:name`, `@:name`, `:name(a|b)`. */
  paths: readonly string[];
  /** Hosts this row is for, when not all of the site's. */
  hosts?: readonly string[];
  /** The identity and what goes to the API; null = it only looked like one. */
  to(match: UrlMatch): { id: string | null; url: string } | null;
  /** Addresses of this kind and the id each must give; negatives for every other row. */
  examples: Readonly<Record<string, string | null>>;
}

/** What the script on every page of a site has to know; all else comes once there is something to save. */
export interface Outline {
  platform: PlatformId;
  /** Where its pages are browsed: content scripts run there, and only there tabs may be read. */
  pageHosts: readonly string[];
  /** Finds an element in every page that shows posts: a selector. */
  posts: string;
}

/** The URL table of a site. */
export interface Grammar extends Pick<Outline, 'platform' | 'pageHosts'> {
  /** Every genuine host, exactly. */
  hosts: readonly string[];
  /** Domains that belong to the site, with all their subdomains, whether or not they carry posts. */
  domains: readonly string[];
  /** What a named part of a path may look like, by name. */
  params: Readonly<Record<string, (text: string) => boolean>>;
  rules: readonly UrlRule[];
}

/** The ports of the web's own, which some programs write out (`http://…:443`). */
const WEB_PORTS = ['80', '443'];

/**
 * Reads what a person or a page gave us as a web address: trims it and adds `https://` where the scheme is
 * missing. Null for anything that is no plain http(s) address: other schemes, user-info before the host
 * (`https://youtube.com@evil.example`), other ports.
 */
export function parseWebUrl(text: string): URL | null {
  const trimmed = text.trim();
  const url = URL.parse(trimmed) ?? URL.parse(`https://${trimmed.replace(/^\/\//, '')}`);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  if (url.username || url.password || (url.port && !WEB_PORTS.includes(url.port))) return null;
  return url;
}

/** Applies one site's table. Null when the host is not the site's or no row matches. */
export function recogniseWith(grammar: Grammar, url: URL): Target | null {
  if (!grammar.hosts.includes(url.hostname)) return null;
  const segments = pathSegments(url);
  if (!segments) return null;
  // Of a name nobody knows whether the slash before it was doubled or something left out; an id is one in any case.
  const isDoubled = /\/\/+[^/]/.test(url.pathname);
  for (const rule of grammar.rules) {
    if (isDoubled && rule.kind !== 'post') continue;
    if (rule.hosts && !rule.hosts.includes(url.hostname)) continue;
    for (const path of rule.paths) {
      const params = matchPath(path, segments, grammar.params);
      const found = params && rule.to({ url, params });
      if (found) return { platform: grammar.platform, kind: rule.kind, ...found };
    }
  }
  return null;
}

/** Match patterns of the pages on which a site is browsed. */
export function pagePatterns({ pageHosts }: Pick<Outline, 'pageHosts'>): string[] {
  return pageHosts.map((host) => `https://${host}/*`);
}

/** The decoded parts of a path, whose slashes may be doubled; null when an escape in it is broken. */
function pathSegments(url: URL): string[] | null {
  try {
    return url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** A part of a path shape: a literal, or a name with what stands before it and the words it may be. */
interface Part {
  prefix: string;
  name?: string;
  words?: readonly string[];
}

/** Path shapes, read once: pages match hundreds of links against the same few. */
const shapes = new Map<string, readonly Part[]>();

function shapeOf(path: string): readonly Part[] {
  const known = shapes.get(path);
  if (known) return known;
  const shape = path
    .slice(1)
    .split('/')
    .map((part): Part => {
      const [, prefix = part, name, words] = /^(@?):(\w+)(?:\((.+)\))?$/.exec(part) ?? [];
      return { prefix, name, words: words?.split('|') };
    });
  shapes.set(path, shape);
  return shape;
}

/** The named parts of `segments` when they have the shape of `path`, else null. */
function matchPath(path: string, segments: string[], checks: Grammar['params']): Record<string, string> | null {
  const shape = shapeOf(path);
  if (shape.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [i, { prefix, name, words }] of shape.entries()) {
    const text = segments[i] ?? '';
    if (!name) {
      if (text !== prefix) return null;
      continue;
    }
    if (!text.startsWith(prefix)) return null;
    const value = text.slice(prefix.length);
    if (words ? !words.includes(value) : !checks[name]?.(value)) return null;
    params[name] = value;
  }
  return params;
}

/** The address without query and fragment, its path as it was written. */
export function withoutQuery(url: URL): string {
  return `https://${url.hostname}${url.pathname}`;
}

/** Whether a text can be a tag: anything but space and the marks that end one or belong to markup. */
export function isTag(text: string): boolean {
  return text.length > 0 && text.length <= 150 && !/[\s/#?&<>"']/u.test(text);
}
