import type { JsonObject, JsonValue } from '../formats/json.ts';
import { jsonReader } from '../formats/read-json.ts';
import { SECTIONS } from '../sections.ts';

/** Chats of Discord, Slack, Matrix and Skype. What they show of a linked page (`embeds`, `attachments`) is beside its address. */
export const chats = jsonReader(
  'Chat',
  ({ head }) =>
    /"guild":\s*\{/.test(head) ||
    /"Contents":\s*"/.test(head) ||
    /"MessageList":\s*\[/.test(head) ||
    /"type":\s*"m\.room\.message"/.test(head) ||
    (/"type":\s*"message"/.test(head) && /"ts":\s*"\d+\.\d+"/.test(head)),
  (object, _trail, found) => {
    const said = saidIn(object);
    if (said === undefined) return false;
    const { user_profile: profile, author } = object;
    const by = isObject(author) ? author.name : isObject(profile) ? profile.real_name : undefined;
    const addedAt =
      object.timestamp ??
      object.Timestamp ??
      object.originalarrivaltime ??
      object.origin_server_ts ??
      Number(object.ts);
    found.addText(SECTIONS.chat, said, { author: by, addedAt });
    return true;
  },
);

/** The text of a message; undefined where an object is none. */
function saidIn(object: JsonObject): string | undefined {
  const { content } = object;
  if (typeof object.Contents === 'string') return object.Contents;
  if (typeof object.ts === 'string' && typeof object.text === 'string') return object.text;
  if (isObject(content) && typeof content.body === 'string') return content.body;
  const isMessage = object.timestamp !== undefined || object.messagetype !== undefined;
  return typeof content === 'string' && isMessage ? content : undefined;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
