import type { Target } from './types.ts';

/** Something that somebody made, as far as it says who. */
export interface Made extends Pick<Target, 'kind' | 'url'> {
  author?: string;
}

/** The handle that stands in the addresses of some sites: `/@maker/…`, and of Instagram's creators `/maker/`. */
const HANDLE = /\/(@[^/?#]+)/;
const PLAIN_HANDLE = /^https:\/\/www\.instagram\.com\/([^/?#]+)\/?$/;

/** A name by which a creator is known, as it is compared: without the `@`, without case. */
export function foldedCreator(name: string): string {
  return name.normalize('NFKC').trim().replace(/^@+/, '').toLowerCase();
}

/** By which names the creator of something is known, compared as `foldedCreator`. Pure. */
export function creatorsOf({ kind, url, author = '' }: Made): string[] {
  const handle = HANDLE.exec(url)?.[1] ?? (kind === 'creator' ? PLAIN_HANDLE.exec(url)?.[1] : undefined);
  let plain = handle ?? '';
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // Not encoded at all: as it stands.
  }
  // "Name @handle", as some pages write both in one.
  const within = /@[^\s@]+/.exec(author)?.[0] ?? '';
  return [...new Set([plain, author, within].map(foldedCreator).filter(Boolean))];
}
