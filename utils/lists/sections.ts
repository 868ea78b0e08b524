/**
 * A part of a list as readers name it. Of all sections that were found those of the lowest rank are suggested:
 * what was liked before what was merely watched, and creators, each of whom brings many posts, only where there is
 * nothing else. What is `aside` is never suggested: private messages, links in notes.
 */
export interface SectionSpec {
  id: string;
  name: string;
  rank: Rank;
}

export type Rank = 'chosen' | 'passed' | 'many' | 'aside';

/** From the first to be suggested to the last; `aside` is not among them. */
export const RANKS: readonly Rank[] = ['chosen', 'passed', 'many'];

export const SECTIONS = {
  liked: { id: 'liked', name: 'Liked videos', rank: 'chosen' },
  favorites: { id: 'favorites', name: 'Favorite videos', rank: 'chosen' },
  saved: { id: 'saved', name: 'Saved posts', rank: 'chosen' },
  links: { id: 'links', name: 'Links', rank: 'chosen' },
  watched: { id: 'watched', name: 'Watch history', rank: 'passed' },
  shared: { id: 'shared', name: 'Shared videos', rank: 'passed' },
  chat: { id: 'chat', name: 'Links in messages', rank: 'passed' },
  following: { id: 'following', name: 'Following', rank: 'many' },
  subscriptions: { id: 'subscriptions', name: 'Subscriptions', rank: 'many' },
  creators: { id: 'creators', name: 'Creators', rank: 'many' },
  hashtags: { id: 'hashtags', name: 'Hashtags', rank: 'many' },
  followers: { id: 'followers', name: 'Followers', rank: 'aside' },
  /** People who were blocked and the like: never offered. */
  avoided: { id: 'avoided', name: 'Blocked', rank: 'aside' },
  messages: { id: 'messages', name: 'Direct messages', rank: 'aside' },
  texts: { id: 'texts', name: 'Links in texts', rank: 'aside' },
} as const satisfies Record<string, SectionSpec>;

/** Sections that are about creators or hashtags: elsewhere those are put into groups of their own. */
const ABOUT: Partial<Record<string, string>> = { following: 'creator', subscriptions: 'creator' };

/** Where a target of a kind goes that a reader found in a section. */
export function sectionFor(section: SectionSpec, kind: 'post' | 'creator' | 'hashtag'): SectionSpec {
  if (kind === 'post' || ABOUT[section.id] === kind || section.rank === 'aside') return section;
  return kind === 'creator' ? SECTIONS.creators : SECTIONS.hashtags;
}

/** A playlist or a list of the person's own, by its name. */
export function ownList(name: string, rank: Rank = 'chosen'): SectionSpec {
  return { id: `list:${name}`, name, rank };
}
