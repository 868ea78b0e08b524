/** The sites we know. Adding one is one adapter file, one content script and one folder of test pages. */
export const PLATFORM_IDS = ['tiktok', 'youtube', 'instagram'] as const;
export type PlatformId = (typeof PLATFORM_IDS)[number];

/** What a URL of a site can name. */
export type TargetKind = 'post' | 'creator' | 'hashtag';

/**
 * A recognised thing on a site. `id` is null only for short links, which must be resolved before they are sent.
 * `url` is what goes to the API: the canonical address, or for a hashtag the plain decoded tag.
 */
export interface Target {
  platform: PlatformId;
  kind: TargetKind;
  id: string | null;
  url: string;
}

/** `platform:kind:id`, the key for duplicates, button state, queue and history. */
export type TargetKey = string;
