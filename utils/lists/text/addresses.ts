/** What an address may begin with. Hosts without a scheme need a path. Bounded, so that no text can slow it down. */
const START = /https?:\/\/|(?<![a-z0-9.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}[a-z]{2,24}(?=\/)/gi;

/**
 * What an address is made of: everything but space, quotes, brackets and the marks of lists and sentences. Of other
 * scripts only letters, digits and their marks: emoji and dashes end it. A keycap emoji (`1️⃣`) begins with a digit.
 * A second address begins within the first unless it is a part of it (`?next=https://…`, `/web/https://…`).
 */
const RUN =
  /(?:https?:\/\/)?(?:(?![0-9#*]\ufe0f?\u20e3)(?!(?<![=/:%])https?:\/\/)[#%&+\-./0-9:=?@A-Z_a-z~·\p{L}\p{M}\p{N}]){0,4000}/iuy;

/** What stands before a colon when the colon belongs to another kind of address. */
const OTHER_SCHEME =
  /(?:^|[^a-z])(?:about|blob|chrome|data|file|ftps?|intent|javascript|mailto|sms|tel|vnd\.youtube|youtube):$/i;

/** Scripts that are written without spaces: a word of theirs may stand right before an address. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The first place from `from` on, the end of the one before, at which an address may begin, or -1. Linear. */
export function nextStart(text: string, from: number): number {
  START.lastIndex = from;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const isBehindAnother = from > 0 && match.index === from;
    const isWhole = match[0].includes('://')
      ? isBehindAnother || beginsScheme(text, match.index)
      : beginsHost(text, match.index);
    if (isWhole) return match.index;
  }
  return -1;
}

/** One or two letters before it make another scheme (`xhttps://`); more are a word glued to it. */
function beginsScheme(text: string, at: number): boolean {
  const glued = /[a-z+]*$/i.exec(text.slice(Math.max(0, at - 3), at))?.[0].length ?? 0;
  return glued === 0 || glued > 2;
}

function beginsHost(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 20), at);
  if (/[\w@%]$/.test(before)) return false;
  if (before.endsWith('/')) return /(?:^|[^\w:/.])\/\/$/.test(before);
  if (before.endsWith(':')) return !OTHER_SCHEME.test(before);
  const letter = /\p{L}$/u.exec(before)?.[0];
  return !letter || UNSPACED.test(letter);
}

/** The text from `start` as far as it may belong to one address; at most 4,000 characters. */
export function runAt(text: string, start: number): string {
  RUN.lastIndex = start;
  return RUN.exec(text)?.[0] ?? '';
}
