import { recognise } from '../../platforms/index.ts';
import type { Findings } from '../findings.ts';
import type { JsonObject, Trail } from '../formats/json.ts';
import { jsonReader } from '../formats/read-json.ts';
import { ownList, SECTIONS, type SectionSpec } from '../sections.ts';

/** Lists of the account archive, by the key that has stayed while what is around it was renamed. 2026-01 */
const LISTS: Record<string, SectionSpec> = {
  FavoriteVideoList: SECTIONS.favorites,
  ItemFavoriteList: SECTIONS.liked,
  ShareHistoryList: SECTIONS.shared,
  FavoriteHashtagList: SECTIONS.hashtags,
};

const KNOWN_KEYS =
  /"(?:FavoriteVideoList|ItemFavoriteList|ShareHistoryList|FavoriteHashtagList|VideoList|Likes and Favorites|Your Activity|Profile And Settings|Like List|Video Browsing History)"/;

/** Links of lists in which nothing can be saved, by design of the site: sounds, effects, challenges by number. */
const isKnownUnsaved = (key: string) => /Sound|Effect|Hashtag|Playlist/.test(key);

/** The archive that TikTok hands out, in JSON: `Link` or `VideoLink` and a date, in lists. */
export const tiktokJson = jsonReader(
  'TikTok data',
  ({ head, path }) => KNOWN_KEYS.test(head) || /user_data(?:_tiktok)?[^/]*\.json$/.test(path),
  (object, trail, found) => {
    const list = trail.at(-1)?.key ?? '';
    if (trail.some(({ key }) => /^Chat ?History$/i.test(key))) return readMessage(object, found);
    if (/^(?:Following|FansList|BlockList)$/.test(list) && object.UserName) {
      found.leave('creator', String(object.UserName));
      return true;
    }
    const link = object.Link ?? object.link ?? object.VideoLink ?? object.videoLink ?? object.HashtagLink;
    if (typeof link !== 'string' || !link.trim()) return false;
    readLink(link, object, list, trail, found);
    return true;
  },
);

function readLink(link: string, object: JsonObject, list: string, trail: Trail, found: Findings): void {
  const target = recognise(link);
  const section = LISTS[list] ?? sectionOf(list, trail);
  if (target) found.add(section, target, { addedAt: object.Date ?? object.date });
  // One's own videos have the address of a file that expires, and no page.
  else if (/tiktokcdn|\/video\/tos\//.test(link)) found.leave('own-upload', link);
  else found.leave('other-page', isKnownUnsaved(list) ? list : link);
}

/** Lists that are named by what is around them, and lists to come. */
function sectionOf(list: string, trail: Trail): SectionSpec {
  const around = trail.map(({ key }) => key).join(' / ');
  if (/brows|watch/i.test(around) || list === 'VideoList') return SECTIONS.watched;
  return ownList(trail.at(-2)?.key ?? list, 'passed');
}

function readMessage(object: JsonObject, found: Findings): boolean {
  if (typeof object.Content !== 'string') return false;
  found.addText(SECTIONS.messages, object.Content, { addedAt: object.Date });
  return true;
}
