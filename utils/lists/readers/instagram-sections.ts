import { recognise } from '../../platforms/index.ts';
import type { Findings, Saying } from '../findings.ts';
import { ownList, SECTIONS, type SectionSpec } from '../sections.ts';

/** Posts below which the person commented, or liked a comment: not what they keep. */
const COMMENTED = ownList('Comments', 'aside');

/**
 * The lists of Instagram's archive, by the key at the top or the name of the file, which are English in every language.
 * The first that fits. 2026-11
 */
const LISTS: readonly [name: RegExp, section: SectionSpec | 'advertisement'][] = [
  [/blocked|restricted|unfollowed|hide_story|removed|dismissed|muted|not_interested|reported/, SECTIONS.avoided],
  [/(?:^|[^a-z])ads?_|_ads?(?:[^a-z]|$)|advertis|sponsored/, 'advertisement'],
  [/followers|permanent_follow|requests_received/, SECTIONS.followers],
  [/following|follow_requests|relationships|close_friends/, SECTIONS.following],
  [/comment/, COMMENTED],
  [/inbox|messages?_\d|message_requests/, SECTIONS.messages],
  [/lik(?:ed|es)/, SECTIONS.liked],
  [/saved/, SECTIONS.saved],
  [/viewed|watched|seen|impressions|history/, SECTIONS.watched],
];

/** In: the keys around an entry and the name of its file; folders are called after several lists. */
function listOf(about: string): SectionSpec | 'advertisement' {
  return LISTS.find(([name]) => name.test(about))?.[1] ?? SECTIONS.links;
}

/** Takes up what an entry of a list links to, in the section of that list; or says why not. */
export function addEntry(link: string, about: string, saying: Saying, found: Findings): void {
  const section = listOf(about);
  // Lists of people have begun to link to `/_u/NAME`. 2025
  const target = recognise(link.replace('instagram.com/_u/', 'instagram.com/'));
  if (section === 'advertisement') found.leave('advertisement', link);
  else if (!target) found.leave('other-page', link);
  else if (section === SECTIONS.avoided) found.leave('creator', link);
  else if (target.kind === 'creator' && !isAboutPeople(section)) found.leave('creator', link);
  else found.add(section, target, saying);
}

const isAboutPeople = (section: SectionSpec) => section === SECTIONS.following || section === SECTIONS.followers;
