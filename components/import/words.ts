import { t } from '../../utils/i18n';
import type { LeftOutReason } from '../../utils/lists/types';
import type { UnrecognisedReason } from '../../utils/messages';
import { reasonText } from '../../utils/texts';
import type { FoundGroup } from './found';

/** Said of single addresses; their words stand with those of the popup. */
const OF_ADDRESSES: ReadonlySet<LeftOutReason> = new Set<UnrecognisedReason>([
  'not-a-url',
  'other-site',
  'other-page',
  'live-room',
  'playlist',
  'story',
  'collect-on-page',
]);

/** Why something of a list is not offered: what happened, what is safe, what to do. */
export function leftOutText(reason: LeftOutReason): string {
  if (OF_ADDRESSES.has(reason)) {
    const text = reasonText(reason as UnrecognisedReason);
    return text.charAt(0).toLocaleUpperCase() + text.slice(1);
  }
  const key = reason.replaceAll('-', '_') as 'empty';
  return t(`left_${key}`);
}

/** Sections that every list may have, in the person's language; others keep the name they have in the list. */
const SECTIONS = [
  'liked',
  'favorites',
  'saved',
  'links',
  'watched',
  'shared',
  'chat',
  'following',
  'subscriptions',
  'creators',
  'hashtags',
  'messages',
  'texts',
] as const;

/** What a group is called. Creators and hashtags of a section that also has posts are told apart from those. */
export function groupName({ section, kind }: FoundGroup, groups: readonly FoundGroup[]): string {
  const known = SECTIONS.find((id) => id === section.id);
  const name = known ? t(`import_section_${known}`) : section.name;
  const hasPosts = groups.some((other) => other.kind === 'post' && other.section.name === section.name);
  if (kind === 'post' || !hasPosts) return name;
  return t(kind === 'creator' ? 'import_creators_in' : 'import_hashtags_in', name);
}
