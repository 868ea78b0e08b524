import { harmless } from '../text/foreign-text';
import type { Capture } from './types';

/** What a capture is called in the list: its own title, else a creator by @name, a hashtag by #tag, else its address. */
export function captureTitle({ kind, url, title = '' }: Pick<Capture, 'kind' | 'url' | 'title'>): string {
  const own = harmless(title).trim();
  const address = harmless(url);
  if (own) return own;
  if (kind === 'hashtag') return `#${address}`;
  if (kind !== 'creator') return address;
  const name = URL.parse(address)?.pathname.split('/').filter(Boolean).at(-1);
  if (!name) return address;
  return name.startsWith('@') ? name : `@${name}`;
}
