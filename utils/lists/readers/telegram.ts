import type { JsonObject, JsonValue } from '../formats/json.ts';
import { jsonReader } from '../formats/read-json.ts';
import { SECTIONS } from '../sections.ts';

/** Chats of Telegram: a message's text is a string or a list of pieces; `text_entities` says the same again. */
export const telegram = jsonReader(
  'Telegram chat',
  ({ head }) =>
    /"text_entities"|"date_unixtime"/.test(head) ||
    /"type":\s*"(?:personal_chat|private_\w+|saved_messages|public_\w+)"/.test(head),
  (object, _trail, found) => {
    if (object.type !== 'message' && object.type !== 'service') return false;
    const pieces = Array.isArray(object.text) ? object.text : [object.text ?? ''];
    const saying = { author: object.from, addedAt: object.date_unixtime ?? object.date };
    let plain = '';
    for (const piece of pieces) {
      const href = isObject(piece) ? piece.href : undefined;
      // The text of a link or a tag is all of it, whatever is glued to it.
      const isWhole = isObject(piece) && /^(?:link|hashtag|mention|email|bot_command)$/.test(String(piece.type));
      if (typeof href === 'string') found.addText(SECTIONS.chat, href, saying);
      else if (isWhole) plain += ` ${piece.text ?? ''} `;
      else plain += isObject(piece) ? String(piece.text ?? '') : String(piece ?? '');
    }
    found.addText(SECTIONS.chat, plain, saying);
    return true;
  },
);

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
