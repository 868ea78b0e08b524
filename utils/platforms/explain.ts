import type { UnrecognisedReason } from '../messages.ts';
import { parseWebUrl } from './grammar.ts';
import { platformOf } from './index.ts';

/** Words of a path that say what kind of page it is, and the reason they give. */
const TELLING: readonly [word: RegExp, reason: UnrecognisedReason][] = [
  [/\/live$/, 'live-room'],
  [/\/playlist(\/|$)/, 'playlist'],
  [/^\/watch$/, 'playlist'],
  [/^\/stories\//, 'story'],
];

/** Why `recognise` said null, as far as the address shows it. In: the text as pasted. */
export function explainUnrecognised(text: string): UnrecognisedReason {
  const url = parseWebUrl(text);
  if (!url?.hostname.includes('.')) return 'not-a-url';
  if (!platformOf(text)) return 'other-site';
  const path = url.pathname.replace(/\/$/, '');
  const telling = TELLING.find(([word]) => word.test(path));
  if (telling?.[1] === 'playlist' && path === '/watch' && !url.searchParams.has('list')) return 'other-page';
  return telling?.[1] ?? 'other-page';
}
