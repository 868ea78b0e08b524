import type { Findings } from '../findings.ts';
import type { Reader, Sample } from '../readers/reader.ts';
import { SECTIONS } from '../sections.ts';
import { type JsonObject, JsonReader, type JsonValue, type Trail } from './json.ts';

/** Takes up what an object names. Gives whether it is done with it: then what it holds is not looked at. */
export type Visit = (object: JsonObject, trail: Trail, found: Findings, sample: Sample) => boolean;

/** Takes up what a list of texts within another list names: a row. */
export type VisitRow = (row: readonly string[], trail: Trail, found: Findings) => void;

/** A reader of JSON and JSON lines that knows objects by their keys, wherever they stand. */
export function jsonReader(name: string, fits: Reader['fits'], visit: Visit, visitRow?: VisitRow): Reader {
  return {
    name,
    fits: (sample) => looksLikeJson(sample.head) && fits(sample),
    async read(text, found, sample) {
      const reader = new JsonReader({
        value: (value, trail, isElement) => {
          for (const text of Array.isArray(value) && !isElement ? value : [value]) {
            if (typeof text === 'string' && trail.length === 0) found.addText(SECTIONS.links, text);
          }
          const row = (texts: readonly string[], at: Trail) => visitRow?.(texts, at, found);
          walk(isElement ? [value] : value, trail, (object, at) => visit(object, at, found, sample), row);
        },
        broken: (place) => found.leave(place ? 'broken' : 'cut-off', `${sample.name}${place && `: ${place}`}`),
      });
      let isFirst = true;
      for await (const portion of text) {
        reader.write(isFirst ? withoutAssignment(portion) : portion);
        isFirst &&= portion === '';
      }
      reader.end();
    },
  };
}

/**
 * How JSON begins: an object with a key, or a list whose first element is whole. Chats (`[13/02/26, 10:11] …`), tasks
 * (`[ ] …`), footnotes (`[1] …`) and links of wikis (`[[…]]`) begin alike.
 */
const STRING = '"(?:[^"\\\\]|\\\\.)*';
const JSON_START = new RegExp(
  String.raw`^\ufeff?\s*(?:\{\s*(?:${STRING}(?:"\s*:|$)|\}\s*(?:\{|$)|$)|(?:\[\s*)+(?:$|\{\s*["}]|` +
    String.raw`${STRING}(?:"\s*[,\]]|$)|(?:-?\d[\d.eE+-]*|true|false|null)\s*(?:,\s*["{[\dtfn-]|\]\s*[\],]|\]\s*$)|\]\s*(?:[,\]]|$)))`,
);

export function looksLikeJson(head: string): boolean {
  return JSON_START.test(withoutAssignment(head)) && !CHAT_START.test(head);
}

/** A time in brackets, as chats on iPhones have it: `[13/02/26, 10:11:12] NAME: text`. */
const CHAT_START = /^\s*\[\d{1,4}, \d{1,2}:\d\d/;

/** Archives of Twitter are scripts: `window.YTD.like.part0 = […]`. */
function withoutAssignment(text: string): string {
  return text.replace(/^\ufeff?\s*(?:window\.|var |const )[\w.]{1,100}\s*=\s*/, '');
}

function walk(
  value: JsonValue | undefined,
  trail: Trail,
  visit: (object: JsonObject, trail: Trail) => boolean,
  visitRow: (row: readonly string[], trail: Trail) => void,
): void {
  if (Array.isArray(value)) {
    for (const element of value) {
      if (Array.isArray(element))
        visitRow(
          element.filter((cell) => typeof cell === 'string'),
          trail,
        );
      walk(element, trail, visit, visitRow);
    }
  } else if (value && typeof value === 'object' && !visit(value, trail)) {
    for (const [key, child] of Object.entries(value)) {
      walk(child, [...trail, { key, holder: value }], visit, visitRow);
    }
  }
}
