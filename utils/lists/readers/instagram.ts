import type { Findings } from '../findings.ts';
import type { JsonObject, JsonValue, Trail } from '../formats/json.ts';
import { jsonReader } from '../formats/read-json.ts';
import { SECTIONS } from '../sections.ts';
import { addEntry } from './instagram-sections.ts';
import type { Sample } from './reader.ts';

/** Instagram's archive: entries whose links stand under labels that are translated, with a time beside them. */
export const instagramJson = jsonReader(
  'Instagram data',
  ({ head }) => /"(?:string_map_data|string_list_data|label_values|creation_timestamp|sender_name)"/.test(head),
  (object, trail, found, sample) => {
    if (isObject(object.string_map_data)) {
      for (const value of Object.values(object.string_map_data)) readLink(value, object, trail, found, sample);
      return true;
    }
    for (const key of ['string_list_data', 'label_values'] as const) {
      if (!Array.isArray(object[key])) continue;
      for (const value of object[key]) readLink(value, object, trail, found, sample);
      return true;
    }
    if (typeof object.sender_name === 'string') return readMessage(object, found);
    if (typeof object.uri === 'string' && object.creation_timestamp !== undefined) {
      found.leave('own-upload', object.uri);
      return true;
    }
    return false;
  },
);

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value of an entry. Blocks within (`dict`) are about the owner, and have no link of their own. */
function readLink(
  value: JsonValue | undefined,
  entry: JsonObject,
  trail: Trail,
  found: Findings,
  sample: Sample,
): void {
  if (!isObject(value)) return;
  const link = typeof value.href === 'string' && value.href ? value.href : value.value;
  if (typeof link !== 'string' || !/instagram\.com\//.test(link)) return;
  const about = `${trail.map(({ key }) => key).join(' ')} ${sample.name.toLowerCase()}`;
  const author = typeof entry.title === 'string' ? mended(entry.title) : undefined;
  addEntry(link, about, { author, addedAt: value.timestamp ?? entry.timestamp }, found);
}

function readMessage(object: JsonObject, found: Findings): boolean {
  const addedAt = object.timestamp_ms;
  if (typeof object.content === 'string') found.addText(SECTIONS.messages, mended(object.content), { addedAt });
  if (isObject(object.share) && typeof object.share.link === 'string') {
    found.addText(SECTIONS.messages, object.share.link, { addedAt });
  }
  return true;
}

/** Meta writes UTF-8 as if each byte were a letter (`ð\x9f`); such texts are mended, others come back as they are. */
export function mended(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\0-\u00ff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  } catch {
    return text;
  }
}
