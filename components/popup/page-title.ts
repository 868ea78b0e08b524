import { harmless } from '../../utils/text/foreign-text';

/** How the sites decorate the titles of their pages. Seen 2026-11. */
const DECORATION = /^\(\d+\+?\)\s*|\s*[-|•·]\s*(TikTok|YouTube( Music)?|Instagram( photos and videos)?)$/gi;

/** A tab's title without the site's name and the count of unread notifications; undefined when nothing is left. */
export function cleanPageTitle(title: string): string | undefined {
  const clean = harmless(title).replace(DECORATION, '').trim();
  return clean === '' || /^(TikTok|YouTube( Music)?|Instagram)$/i.test(clean) ? undefined : clean.slice(0, 500);
}
