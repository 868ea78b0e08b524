import { type Grammar, parseWebUrl, recogniseWith } from './grammar.ts';
import { instagramGrammar } from './instagram.ts';
import { tiktokGrammar } from './tiktok.ts';
import type { PlatformId, Target } from './types.ts';
import { youtubeGrammar } from './youtube.ts';

export { keyOf } from './key.ts';
export { pageUrlOf } from './page-url.ts';
export type { PlatformId, Target, TargetKey, TargetKind } from './types.ts';

/** The registry: every site we know. */
export const grammars: readonly Grammar[] = [tiktokGrammar, youtubeGrammar, instagramGrammar];

/**
 * The one door by which an address enters: what it names, or null. Takes text as people paste it (spaces around
 * it, scheme missing). Pure; never throws.
 */
export function recognise(url: string): Target | null {
  const parsed = parseWebUrl(url);
  if (!parsed) return null;
  for (const grammar of grammars) {
    const target = recogniseWith(grammar, parsed);
    if (target) return target;
  }
  return null;
}

/** Whose site an address is on, whether or not it names something; null for other sites and look-alikes. */
export function platformOf(url: string): PlatformId | null {
  const host = parseWebUrl(url)?.hostname;
  if (!host) return null;
  const owns = (domain: string) => host === domain || host.endsWith(`.${domain}`);
  return grammars.find((grammar) => grammar.domains.some(owns))?.platform ?? null;
}

/** Whose pages with our controls an address is one of; null also for a site's other hosts, such as YouTube Music. */
export function controlledBy(url: string): PlatformId | null {
  const host = parseWebUrl(url)?.hostname ?? '';
  return grammars.find(({ pageHosts }) => pageHosts.includes(host))?.platform ?? null;
}
