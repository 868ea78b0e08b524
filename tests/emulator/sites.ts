import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Reply } from './answers.ts';
import { OTHER_HOST, SHORT_LINK_HOSTS } from './hosts.ts';
import { otherSite } from './other-site.ts';

export const PAGES_DIR = path.resolve(import.meta.dirname, '../pages');

/** At least as strict as the real sites are: no inline script or style without the nonce, Trusted Types on. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'nonce-cmVwbGljYQ'",
  "style-src 'self' 'nonce-cmVwbGljYQ'",
  'img-src data:',
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The local stand-ins for the sites: replica pages under the addresses they name, short links, another site. */
export class Sites {
  /** Short links → where they lead. */
  readonly shortLinks = new Map<string, string>();
  /** Addresses that answer so: a robot check, "too many requests", a fault of the site. Come before short links. */
  readonly troubles = new Map<string, { status: number; headers?: Record<string, string> }>();
  /** What was asked for on the hosts of short links, and when. */
  readonly visits: { url: string; at: number }[] = [];
  readonly #pages = new Map<string, { file: string; policy: string | null }>();

  constructor(pagesDir = PAGES_DIR) {
    for (const name of readdirSync(pagesDir).filter((file) => file.endsWith('.truth.json'))) {
      const { serveAt, file } = JSON.parse(readFileSync(path.join(pagesDir, name), 'utf8'));
      this.serve(serveAt, path.join(pagesDir, file));
    }
  }

  /** Serves a file at an address, whatever its query; `policy`: under which Content-Security-Policy, if any. */
  serve(address: string, file: string, policy: string | null = POLICY): void {
    this.#pages.set(withoutQuery(address), { file, policy });
  }

  answer(url: URL): Reply {
    if (SHORT_LINK_HOSTS.includes(url.hostname)) this.visits.push({ url: url.href, at: Date.now() });
    const trouble = this.troubles.get(url.href);
    if (trouble) return { headers: {}, body: '<!DOCTYPE html><title>One moment</title>', ...trouble };
    const target = this.shortLinks.get(url.href) ?? this.shortLinks.get(withoutQuery(url.href));
    if (target) return { status: 302, headers: { location: target }, body: '' };
    if (url.hostname === OTHER_HOST) return otherSite(url.pathname);
    if (url.pathname.startsWith('/__pages/'))
      return this.#file(path.join(PAGES_DIR, path.normalize(url.pathname.slice(9))));
    const page = this.#pages.get(withoutQuery(url.href));
    if (page) return this.#file(page.file, page.policy ? { 'content-security-policy': page.policy } : {});
    return {
      status: 404,
      headers: { 'content-type': 'text/html' },
      body: '<!DOCTYPE html><title>No page here</title>',
    };
  }

  #file(file: string, headers: Record<string, string> = {}): Reply {
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return {
      status: 200,
      headers: { 'content-type': `${type}; charset=utf-8`, ...headers },
      body: readFileSync(file, 'utf8'),
    };
  }
}

function withoutQuery(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname;
}
