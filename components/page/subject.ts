import { CONTROL_STATES, type ControlState } from '../../utils/captures/types';
import { type Counted, fill, fillCounted } from '../../utils/i18n';
import type { About } from '../../utils/platforms/adapter';
import { canImportHashtag } from '../../utils/platforms/capabilities';
import { pageUrlOf } from '../../utils/platforms/page-url';
import type { Target } from '../../utils/platforms/types';
import type { ControlTexts } from '../../utils/text/control-texts';
import { harmless } from '../../utils/text/foreign-text';

/** What a control is about: the thing it saves and what a person would call it. */
export interface Subject extends About {
  target: Target;
}

/** Whether saving means collecting the posts that a page shows, since the API can't import the thing itself. */
export function isCollected({ kind, platform }: Target): boolean {
  return kind === 'hashtag' && !canImportHashtag[platform];
}

/** The thing as the worker takes it, which recognises addresses: a hashtag's `url` is none. */
export function itemOf({ target, title, author }: Subject) {
  return { url: pageUrlOf(target), title, author };
}

/** A name for the thing: its title and author where known, else its handle or tag. */
export function nameOf({ target, title, author }: Subject): string {
  if (target.kind === 'hashtag') return `#${target.url}`;
  if (target.kind === 'creator') return target.id ?? '';
  return harmless([title, author].filter(Boolean).join(' · '));
}

/** What a control says: its accessible name (state and target) and the word on it where there is room. */
export function wording(texts: ControlTexts, subject: Subject, state: ControlState, count: Counted) {
  const collects = state === 'idle' && isCollected(subject.target);
  const says = collects ? fillCounted(texts.page_collect_idle, count) : texts[`page_state_${state}`];
  const name = nameOf(subject);
  const idle = shortIdle(texts, subject, count);
  const short = state === 'idle' ? idle : texts[`page_short_${state}`];
  const named = name ? fill(texts.page_name, says, name) : says;
  return {
    // Who speaks to the browser says what is written there, so it is part of the name.
    full: named.includes(short) || subject.target.kind === 'post' ? named : `${named} · ${short}`,
    short,
    /** Every word that may come to stand there: room is kept for the longest. */
    all: [idle, ...CONTROL_STATES.slice(1).map((other) => texts[`page_short_${other}`])],
  };
}

function shortIdle(texts: ControlTexts, { target }: Subject, count: Counted): string {
  if (target.kind === 'post') return texts.page_short_idle;
  return fillCounted(isCollected(target) ? texts.page_collect_short : texts.page_short_posts, count);
}
