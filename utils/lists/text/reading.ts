import { explainUnrecognised } from '../../platforms/explain.ts';
import { platformOf, recognise, type Target } from '../../platforms/index.ts';
import type { TextReason } from '../types.ts';
import { runAt } from './addresses.ts';
import { nameFits, nameOf } from './names.ts';
import { hasShortId, INVISIBLE, isCutOff, isStump, isWhole } from './stumps.ts';
import { pageOf, unwrap } from './wrappers.ts';

/** One address of a text: how far it reaches, and what it names or why it is left out. */
export type Reading = { end: number } & ({ target: Target } | { target: null; reason: TextReason; url: string });

/** How much of the text around an address is looked at. Characters. */
const AROUND = 160;

/** An address may go on behind an invisible mark, if what follows could be a part of it. */
const GAP = new RegExp(`^(?:${INVISIBLE.source}){1,9}[\\w.%/@?&=\\-\\p{L}]`, 'u');

/** The address that begins at `start`. In: a text as `plainText` gives it. Pure; its time is bounded. */
export function readAddress(text: string, start: number): Reading {
  const run = runAt(text, start);
  const end = start + Math.max(run.length, 1);
  const around = { before: text.slice(Math.max(0, start - AROUND), start), after: text.slice(end, end + AROUND) };
  const outcome = readRun(run, around);
  const reading = outcome.used === undefined ? { ...outcome, end } : { ...outcome, end: start + outcome.used };
  return GAP.test(around.after) ? acrossInvisible(text, start, reading) : reading;
}

/**
 * An invisible mark behind an address may be within it. What is whole without the rest is meant, and what is only a
 * whole post with it; where both readings name something else, neither is taken.
 */
function acrossInvisible(text: string, start: number, upTo: Reading): Reading {
  const window = text.slice(start, start + 4000);
  const joined = readAddress(window.replaceAll(INVISIBLE, ''), 0);
  const isSame = upTo.target?.url === joined.target?.url && upTo.target?.kind === joined.target?.kind;
  if (isSame || (upTo.target && isWhole(upTo.target))) return upTo;
  const end = start + lengthWithInvisible(window, joined.end);
  const isNothing = !upTo.target || hasShortId(upTo.target);
  if (isNothing && joined.target && isWhole(joined.target)) return { ...joined, end };
  return { end, target: null, reason: 'unclear', url: window.slice(0, end - start) };
}

function lengthWithInvisible(text: string, visible: number): number {
  let left = visible;
  let length = 0;
  for (; left > 0 && length < text.length; length++) if (!text[length]?.match(INVISIBLE)) left--;
  return length;
}

/** `used`: only so much of the run is the address; what follows may hold another. */
type Outcome = ({ target: Target } | { target: null; reason: TextReason; url: string }) & { used?: number };

interface Around {
  before: string;
  after: string;
}

function readRun(run: string, around: Around, isInner = false): Outcome {
  const url = /^https?:/i.test(run) ? run : `https://${run}`;
  const inner = isInner ? null : unwrap(url);
  if (inner !== null) {
    const isCut = isCutOff(around.after) || /\.\.$/.test(run);
    if (isCut) return left('cut', url);
    return { ...readRun(runAt(inner, 0), { before: '', after: '' }, true), used: undefined };
  }
  const [origin = ''] = /^https?:\/\/[^/?#]*/i.exec(url) ?? [];
  if (!platformOf(origin)) return left(explainUnrecognised(origin), url);
  const added = url.length - run.length;
  const outcome = readOfSite(origin, url.slice(origin.length), around);
  return outcome.used === undefined ? outcome : { ...outcome, used: outcome.used - added };
}

function left(reason: TextReason, url: string): Outcome {
  return { target: null, reason, url: url.replace(/[.:~_]+$/, '') };
}

/** What a path may hold; `@` only begins a part of it. */
const PATH = /^(?:\/@?(?:[\w.·-]|%[0-9a-f]{2}|\P{ASCII})*)*/iu;

/** Reads what follows the host of one of our sites: the longest part of it that names something, if it is certain. */
function readOfSite(origin: string, rest: string, around: Around): Outcome {
  const url = origin + rest;
  const [whole = ''] = PATH.exec(rest) ?? [];
  // Who escapes one letter of a script escapes all: what stands bare behind them is the next word.
  const path = /%[89a-f][0-9a-f]/i.test(whole) ? (/^\p{ASCII}*/u.exec(whole)?.[0] ?? '') : whole;
  const query = /^\?[^#]*/.exec(rest.slice(path.length))?.[0] ?? '';
  for (const length of pathEnds(path)) {
    const isAll = length === path.length;
    const target = recognisePage(origin + path.slice(0, length), isAll ? query : '');
    if (!target) continue;
    const after = rest.slice(isAll ? length + query.length : length) + around.after;
    const closed = isAll && query ? 'query' : path[length - 1] === '/' && 'slash';
    const fits = nameFits(nameOf(target), target, { before: around.before, after, closed: Boolean(closed) });
    if (fits === 'shorter') continue;
    // Cut in its middle.
    if (/\.{3}/.test(nameOf(target))) return left('cut', url);
    if (fits === 'unclear') return left('unclear', url);
    if (isStump(target, { after, closed, page: origin + path.slice(0, length) })) return left('cut', url);
    if (!closed && !isWhole(target) && goesOnUnreadably(target, after, around)) return left('unclear', url);
    return isAll ? { target } : { target, used: origin.length + length };
  }
  const isCut = isCutOff(rest.slice(path.length + query.length) + around.after) || /\.\.$/.test(rest);
  return left(isCut ? 'cut' : explainUnrecognised(url), url);
}

/** Behind a name: a part of it was masked (`ki***s`), set in bold, or is an entity that we do not know. */
const WITHIN_NAME = /^(?:[._-]{0,2}\*+_?[\p{L}\p{N}]|<(?:wbr|b|em|i|mark|strong)\b|&[a-z]{2,8};)/iu;

/** Whether what follows may be a part of the name that nobody can read. `==…==` and `**…**` mark a text. */
function goesOnUnreadably(target: Target, after: string, { before }: Around): boolean {
  if (/^==(?!=)/.test(after) && before.endsWith('==')) return false;
  // Behind `&` stands a part of a query that lost its beginning, or the rest of a name.
  if (/^[%=+@]|^&(?!\w*[=;])\w/.test(after)) return true;
  if (target.kind === 'post' && !hasShortId(target) && before.endsWith('*')) return false;
  return WITHIN_NAME.test(after);
}

/**
 * Where a path may end, the longest first: full stops belong to the sentence, hyphens and underscores may, letters
 * of other scripts may be the next word. A tag ends at the first mark that tags do not hold.
 */
function* pathEnds(path: string): Generator<number> {
  const tag = /^\/(?:tag|hashtag|explore\/tags)\/(?:[\p{L}\p{M}\p{Nd}_]|%[0-9a-f]{2})+/iu.exec(path)?.[0];
  const tail = tag ? path.slice(tag.length) : '';
  if (tag && /^[.·-]/.test(tail)) {
    // A hyphen within a word: either the tag goes on, or there is none. A full stop ends the sentence.
    if (/^[·-][\p{L}\p{N}]/u.test(tail)) return;
    for (let i = 0; i < 3 && (i === 0 || tag.at(-i) === '_'); i++) yield tag.length - i;
    return;
  }
  // Spaces that were escaped along with the address are none of it.
  let length = path.replace(/(?:[.·]|%20|%0[9ad])+$/i, '').length;
  yield length;
  for (let i = 0; i < 3 && /[-_]/.test(path[length - 1] ?? ''); i++) yield --length;
  const foreign = path.search(/\P{ASCII}/u);
  if (foreign > 0) yield path.slice(0, foreign).replace(/[.\-_]+$/, '').length;
}

/** What a page names, its query read as far as it matters: what is glued to it must not spoil it. */
function recognisePage(page: string, query: string): Target | null {
  if (!/\/watch\/?$/.test(page)) return recognise(pageOf(page + query));
  const plain = query.replace(/%5f/gi, '_').replace(/%2d/gi, '-');
  for (const text of [plain, plain.replaceAll('=3D', '=')]) {
    const id = /[?&]v=([\w-]{11})[-_]{0,3}(?![\w%-])/.exec(text)?.[1];
    if (id) return recognise(`${page}?v=${id}`);
  }
  return null;
}
