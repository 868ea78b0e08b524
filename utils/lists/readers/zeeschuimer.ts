import type { Target } from '../../platforms/index.ts';
import { recognise } from '../../platforms/index.ts';
import type { JsonObject, JsonValue } from '../formats/json.ts';
import { jsonReader } from '../formats/read-json.ts';
import { postById } from '../ids.ts';
import { SECTIONS } from '../sections.ts';

/** Zeeschuimer: a line a post as the site's own interface gave it, with the page it was collected on. */
export const zeeschuimer = jsonReader(
  'Zeeschuimer',
  ({ head }) => /"source_platform"/.test(head) && /"data"/.test(head),
  (object, _trail, found) => {
    const { data } = object;
    if (typeof object.source_platform !== 'string' || !isObject(data)) return false;
    const target = postOf(object.source_platform, data);
    // Comments name the post that they stand below, which is not what was collected, and their own author.
    if (/comment/.test(object.source_platform) || 'cid' in data) {
      found.leave('beside', String(object.source_platform_url ?? object.source_platform));
    } else if (target) found.add(SECTIONS.links, target, { title: titleOf(data), author: handleOf(data) });
    else found.leave('other-site', String(object.item_id ?? object.source_platform));
    return true;
  },
);

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function postOf(platform: string, data: JsonObject): Target | null {
  if (platform.startsWith('instagram')) return postById('instagram', data.code ?? data.shortcode);
  if (platform.startsWith('youtube')) return postById('youtube', data.videoId ?? data.id);
  if (!platform.startsWith('tiktok')) return null;
  const target = postById('tiktok', data.id ?? data.aweme_id, handleOf(data));
  return target && data.imagePost ? recognise(target.url.replace('/video/', '/photo/')) : target;
}

/** The author is a text in older items. */
function handleOf(data: JsonObject): JsonValue | undefined {
  const author = data.author ?? data.user ?? data.owner;
  return isObject(author) ? (author.uniqueId ?? author.unique_id ?? author.username) : author;
}

function titleOf(data: JsonObject): JsonValue | undefined {
  return isObject(data.caption) ? data.caption.text : (data.desc ?? data.title);
}
