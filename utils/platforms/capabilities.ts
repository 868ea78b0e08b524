import type { PlatformId } from './types.ts';

/**
 * Whether the API imports a hashtag by itself. Where it does not, the posts on the hashtag's page are collected
 * and sent as posts. Source: provider documentation, 2026-11: TikTok only, the others are announced.
 */
export const canImportHashtag: Readonly<Record<PlatformId, boolean>> = {
  tiktok: true,
  youtube: false,
  instagram: false,
};
