import { recognise, type Target } from '../../platforms/index.ts';

/** Marks of something cut off, with brackets around it or without: `…`, `...`, `[…]`. */
const CUT = /^[._-]{0,3}?[[(]?(?:\.{2,}|[…‥⋯])/;

/** Invisible marks: they are in no address, and may stand at its end or, for wrapping, within it. */
export const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

const KNOWN_HOST = /(?:tiktokv?|youtube|instagram)\.com$|youtu\.be$/i;

const POST = String.raw`(?:video|photo|p|reels?|tv|shorts|live|share)\/`;
const TAB = '(?:videos|about|featured|streams|playlists|community|tagged)(?:[/?#]|$)';
/** How the rest of an address looks that was broken within the name of its creator or right behind it. */
const REST = new RegExp(String.raw`^(?:[^\s/]{0,64}(?=\/(?:${POST}|${TAB}))|(?=${POST})|(?=\/\w)|(?=\.\w))`, 'i');
/** The rest of a name that was broken at the end of a line, or by a space. */
const REST_OF_NAME = /^[\w.\p{L}\p{M}\p{N}-]{1,40}\/(?![\p{L}\p{N}_@])/u;
const REST_BEHIND_SPACE = /^[\w.\p{L}\p{M}\p{N}-]{1,40}\/(?:[?#]\S*)?$/u;
/** As much of what follows as may belong to an address. */
const OF_ADDRESS = /^[\w.@%/-]*[\w/]/;

/**
 * Marks of HTML within a line, and what goes on right behind them: Mastodon hides the rest of an address in one of its
 * own (`…/video/7</span><span class="invisible">41…`), pages let a long one wrap at `<wbr>`.
 */
const WITHIN_MARKS = /^(?:<\/?(?:span|wbr|b|i|em|strong|mark|font|u)\b[^<>]{0,100}>){1,4}[\w./%-]/i;

/** How an address ends in the text around it. */
export interface End {
  /** The text right behind it, some 160 characters. */
  after: string;
  /** Whether a slash or a query stands behind the name, so that it was not cut within it. */
  closed: 'slash' | 'query' | false;
  /** The address as it was read, without its query. */
  page: string;
}

/** Whether something was cut off right before `after`. */
export function isCutOff(after: string): boolean {
  return CUT.test(after.replaceAll(INVISIBLE, ''));
}

/** Whether an id is as long as those of its site always are today, so that nothing can be missing. */
export function isWhole({ platform, kind, id }: Target): boolean {
  if (kind === 'creator') return platform === 'youtube' && id?.startsWith('channel/') === true;
  if (kind !== 'post' || !id) return false;
  return platform === 'youtube' || (platform === 'tiktok' && id.length === 19);
}

/** Whether the id of a post is shorter, or longer, than ids of its site are today. */
export function hasShortId({ platform, kind, id }: Target): boolean {
  const length = kind === 'post' && id ? id.length : undefined;
  if (length === undefined || platform === 'youtube') return false;
  if (platform === 'tiktok') return length < 17 || length > 20;
  return length < 10 || (length > 12 && length !== 39);
}

/**
 * Whether what was read may be the stump of something longer: a cut mark follows, or the text breaks there and
 * the id is shorter than ids of that site are, or what comes after the break looks like the rest.
 */
export function isStump(target: Target, { after, closed, page }: End): boolean {
  if (closed === 'query') return false;
  // Marks of the sentence that were taken off the end of the address.
  const behind = after.replace(/^[._-]{1,3}/, '');
  if (WITHIN_MARKS.test(after) && !isWhole(target) && !(target.kind === 'post' && closed)) return true;
  if (isCutOff(after)) return !isWhole(target) && !(target.kind === 'post' && closed);
  if (hasShortId(target) && !closed && isCutOff(after.trimStart())) return true;
  const [, space = '', next = ''] = /^([ \t\r]*\n[ \t>|]*|[ \t]{1,2}|)(\S{0,120})/.exec(behind) ?? [];
  if (/^(?:https?:)?\/\//i.test(next)) return false;
  const atLineEnd = space.includes('\n');
  if (target.kind === 'post') {
    if (!closed && /^\\[ \t]*\r?\n/.test(behind)) return !isWhole(target);
    return !closed && space !== '' && isBrokenId(target, next, atLineEnd);
  }
  // `=` at the end of a line is how mails break them, a backslash how shells do.
  if (/^(?:=\s|\\[ \t]*\r?\n)/.test(behind)) return true;
  if (target.kind === 'creator' && (goesOn(next) || /^-[ \t]*\r?\n/.test(after))) return true;
  const rest = OF_ADDRESS.exec(next)?.[0];
  const joined = rest ? recognise(page + rest)?.kind : undefined;
  if (joined === 'post' || (joined === 'hashtag' && target.kind === 'creator')) return true;
  return !closed && space !== '' && (atLineEnd ? REST_OF_NAME : REST_BEHIND_SPACE).test(next);
}

function goesOn(next: string): boolean {
  const rest = REST.exec(next)?.[0];
  return rest !== undefined && !KNOWN_HOST.test(rest);
}

function isBrokenId(target: Target, next: string, atLineEnd: boolean): boolean {
  const { platform, id, url } = target;
  if (!id) return isBrokenCode(url, next, atLineEnd);
  if (hasShortId(target) && atLineEnd) return true;
  const { length } = id;
  if (platform === 'tiktok') {
    const digits = /^\d+/.exec(next)?.[0].length ?? 0;
    if (length < 17) return digits > 0;
    if (length >= 19 || digits === 0) return false;
    // Nineteen digits is what ids have today; `2.` begins the next line of a list.
    if (length + digits === 19) return !/^\d+(?:[.)]$|(?!\d)\w)/.test(next);
    return length + digits <= 20 && /^\d+(?:[/?#]|$)/.test(next);
  }
  const letters = /^[\w-]+/.exec(next)?.[0].length ?? 0;
  if (platform !== 'instagram' || letters === 0) return false;
  return length + letters === 39 || (length <= 10 && length + letters > 10 && length + letters <= 12);
}

/** Short codes have nine characters today; shorter ones at the end of a line, or before a rest, may be the half of one. */
function isBrokenCode(url: string, next: string, atLineEnd: boolean): boolean {
  const code = /[^/]*$/.exec(url)?.[0] ?? '';
  if (!atLineEnd) return code.length < 9 && /^[\w-]{1,8}\/(?:$|\?)/.test(next);
  // Codes of shared posts have up to ten; a letter that stands alone may be the last of them.
  const lacksOne = code.length === 9 && url.includes('/share/') && /^[\w-]$/.test(next);
  return code.length < 9 || lacksOne || /^[\w-]{1,12}\/(?:$|\?)/.test(next);
}
