import type { Target } from '../../platforms/types.ts';

/** What stands around a name in a text. */
export interface NameContext {
  before: string;
  after: string;
  /** Whether a slash or a query behind the name says where it ends. */
  closed: boolean;
}

/**
 * Whether a name that the grammar allows is one in a text, too. `shorter`: its end belongs to the text. `unclear`:
 * it can be read in two ways.
 */
export type Fit = 'fits' | 'shorter' | 'unclear';

/** What is written last in the address of a target: an id, a handle, a tag, a short code. */
export function nameOf({ id, url }: Target): string {
  return id?.replace(/^.*\//, '') ?? /([^/]*)\/?$/.exec(url)?.[1] ?? '';
}

export function nameFits(name: string, target: Target, context: NameContext): Fit {
  const site = FITS[`${target.platform} ${target.id === null ? 'short' : target.kind}`];
  const fit = site?.(name, context.closed) ?? 'fits';
  return fit === 'fits' && name.endsWith('_') && !context.closed ? emphasis(name, target, context) : fit;
}

const MAX_ID = 2n ** 64n - 1n;

/** The sites' own rules for names, stricter than their tables: those must know whatever the sites ever allowed. */
const FITS: Record<string, (name: string, closed: boolean) => Fit> = {
  // Handles are letters, digits, dots and underscores; other scripts begin the next word.
  'tiktok creator': (name, closed) => {
    if (/^[\w.]+$/.test(name) || name.startsWith('MS4w') || /^\P{ASCII}/u.test(name)) return 'fits';
    if (closed) return name.includes('-') ? 'unclear' : 'fits';
    return /-$|^[\w.]+\P{ASCII}[^-]*$/u.test(name) ? 'shorter' : 'unclear';
  },
  'tiktok short': (name, closed) => (/[-_]$/.test(name) && !closed ? 'shorter' : 'fits'),
  'instagram short': (name, closed) => (name.endsWith('-') && !closed ? 'unclear' : 'fits'),
  // Ids are numbers of 64 bits. What is longer has a word glued to it.
  'tiktok post': (name) => (name.length > 20 || BigInt(name) > MAX_ID ? 'unclear' : 'fits'),
  // The same in 11 letters; marks behind those belong to the text.
  'instagram post': (name, closed) => {
    if (name.length <= 11 || name.length === 39) return 'fits';
    if (/[-_]$/.test(name) && !closed) return 'shorter';
    return name.length > 12 ? 'unclear' : 'fits';
  },
  'youtube creator': (name, closed) => {
    if (!closed && /-$/.test(name)) return 'shorter';
    return /^@?[\w.-]+\P{ASCII}/u.test(name) && !closed ? 'unclear' : 'fits';
  },
  'tiktok hashtag': tagFits,
  'youtube hashtag': tagFits,
  'instagram hashtag': tagFits,
};

/** Escapes in a tag can hide what is no letter. */
function tagFits(name: string): Fit {
  return /^[\p{L}\p{M}\p{Nd}_]+$/u.test(name) ? 'fits' : 'unclear';
}

/** `_https://…_` and `_see https://…_`: whether an underscore at the end closes an emphasis of Markdown. */
function emphasis(name: string, target: Target, { before, after }: NameContext): Fit {
  const line = /[^\n]*$/.exec(before)?.[0] ?? '';
  const opening = line.match(/(?<!\w)_+(?=\S)/g)?.length ?? 0;
  const closing = line.match(/(?<=\w)_+(?!\w)/g)?.length ?? 0;
  const isOpen = line.endsWith('_') || opening > closing;
  if (!isOpen || (target.kind === 'post' && target.platform === 'youtube')) return 'fits';
  if (target.kind === 'post') return line.endsWith('_') && name.length < 12 ? 'unclear' : 'fits';
  if (/(?<!_)__$/.test(line) && /[^_]__$/.test(name)) return 'shorter';
  const closesLater = /^[^\n]*\w_+(?!\w)/.test(after);
  return line.endsWith('_') && !closesLater && !name.endsWith('__') ? 'shorter' : 'unclear';
}
