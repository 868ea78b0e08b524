import { recognise } from './platforms/index';

/** What text can be pasted or dropped: beyond this it is no list of links but an accident. Characters. */
export const MAX_TEXT = 5_000_000;

/** Longer addresses are cut: no post has one, and the worker refuses them. Characters. */
const MAX_URL = 2000;

/**
 * Something that may be an address: `scheme://…`, or `host.tld/…` where the scheme was left out. White space,
 * quotes, angle and curly brackets and CJK punctuation never belong to it.
 */
const CANDIDATE =
  /(?:https?:\/\/|(?<![\w@./:%-])(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}\/)[^\s"'`<>{}|\\^，。、；：！？（）【】「」『』《》]*/gi;

/** A second address that begins within the first, unless it is a part of it (`?next=https://…`, `/web/https://…`). */
const NEXT_ADDRESS = /(?<![=/:%])(?=https?:\/\/)/i;

/** What may follow an address in a sentence, a list or Markdown without belonging to it. */
const TRAILING = /[.,;:!?)\]*_~…”’»]$/;

/**
 * Every address in a text, in its order, each once: sentences, lists, CSV cells, Markdown, HTML, JSON. Where a
 * delimiter may or may not belong to an address, the reading that `recognise` knows wins. Pure; never throws.
 */
export function findUrls(text: string): string[] {
  const plain = text.slice(0, MAX_TEXT).replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('\\/', '/');
  const found = new Set<string>();
  for (const [run] of plain.matchAll(CANDIDATE)) {
    for (const piece of run.split(NEXT_ADDRESS)) found.add(withScheme(bestReading(piece.slice(0, MAX_URL))));
  }
  return [...found];
}

/** The longest recognised reading of a piece; else the piece without what trails it. */
function bestReading(piece: string): string {
  let reading = piece;
  while (TRAILING.test(reading)) {
    if (recognise(reading)) return reading;
    reading = reading.slice(0, -1);
  }
  if (recognise(reading)) return reading;
  const cell = reading.split(/[,;)\]]/, 1)[0] ?? reading;
  return recognise(cell) ? cell : reading;
}

function withScheme(url: string): string {
  return /^https?:\/\//i.test(url) ? url : `https://${url}`;
}
