import { t } from '../../utils/i18n';
import { SECTIONS } from '../../utils/lists/sections';
import type { LeftOutReason } from '../../utils/lists/types';
import type { UnrecognisedReason } from '../../utils/messages';
import { reasonText, underscored } from '../../utils/text/texts';
import type { FoundGroup } from './found';

/** Said of single addresses; their words stand with those of the popup. */
const OF_ADDRESSES: Record<UnrecognisedReason, true> = {
  'not-a-url': true,
  'other-site': true,
  'other-page': true,
  'live-room': true,
  playlist: true,
  story: true,
  'collect-on-page': true,
};

/** Why something of a list is not offered: what happened, what is safe, what to do. A reason without words does not compile. */
export function leftOutText(reason: LeftOutReason): string {
  if (!isOfAddresses(reason)) return t(`left_${underscored(reason)}`);
  const text = reasonText(reason);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function isOfAddresses(reason: LeftOutReason): reason is UnrecognisedReason {
  return Object.hasOwn(OF_ADDRESSES, reason);
}

/** What a group is called. Creators and hashtags of a section that also has posts are told apart from those. */
export function groupName({ section, kind }: FoundGroup, groups: readonly FoundGroup[]): string {
  const name = isEverywhere(section.id) ? t(`import_section_${section.id}`) : section.name;
  const hasPosts = groups.some((other) => other.kind === 'post' && other.section.name === section.name);
  if (kind === 'post' || !hasPosts) return name;
  return t(kind === 'creator' ? 'import_creators_in' : 'import_hashtags_in', name);
}

/** Sections that any list may have are called in the person's language; others keep the name they have in the list. */
function isEverywhere(id: string): id is keyof typeof SECTIONS {
  return Object.hasOwn(SECTIONS, id);
}
