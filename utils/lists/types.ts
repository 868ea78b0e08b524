import type { UnrecognisedReason } from '../messages.ts';
import type { Target } from '../platforms/types.ts';

/** Something that a list names, with what the list says of it. */
export interface ListItem extends Target {
  title?: string;
  author?: string;
  /** When the person liked, saved or watched it, in milliseconds since 1970. */
  addedAt?: number;
}

/** A part of a list that a person chooses as a whole: what they liked, what they watched, the links of a text. */
export interface ListSection {
  /** Stays the same in every language: `liked`, `watched`, `links`, `playlist:NAME` … */
  id: string;
  /** In English; pages translate by `id` where they know it. */
  name: string;
  /** Whether it is ticked at first. */
  suggested: boolean;
  items: ListItem[];
}

/** Why an address in a text is not taken. */
export type TextReason = UnrecognisedReason | 'cut' | 'unclear';

/**
 * Why something in a list is not offered. Codes, so that pages find words for them.
 * Of single addresses: what `explainUnrecognised` says, and
 * - `cut`: cut off for display (`…`, `...`), or broken by a line end
 * - `unclear`: glued to its neighbour so that it can be read in two ways
 * - `advertisement`, `removed`: what the list itself says of it
 * - `rounded`: an id that a spreadsheet turned into a rounded number
 * - `beside`: stands in a description, a note, a cover, an owner of something that is offered
 * - `creator`: somebody followed or credited in a list that is about something else
 * - `own-upload`: a file of one's own, without an address on the site
 * - `switched-off`: a comment line of a list
 * Of whole files:
 * - `empty`, `not-a-list` (pictures, films, programs), `nothing-found`
 * - `broken`: not well-formed from the place that the example names; what stands before it is offered
 * - `cut-off`: ends in the middle, as a file does that is still being written
 * - `changed`: was changed while it was read
 * - `encrypted`, `unsupported`: a member of a ZIP that cannot be unpacked
 * - `bomb`: unpacks to more than 2 GB or 1,000 times its size; reading stopped there
 * - `too-many`: beyond the number of items that are read at once
 */
export type LeftOutReason =
  | TextReason
  | 'advertisement'
  | 'removed'
  | 'rounded'
  | 'beside'
  | 'creator'
  | 'own-upload'
  | 'switched-off'
  | 'empty'
  | 'not-a-list'
  | 'nothing-found'
  | 'broken'
  | 'cut-off'
  | 'changed'
  | 'encrypted'
  | 'unsupported'
  | 'bomb'
  | 'too-many';

export interface LeftOut {
  reason: LeftOutReason;
  count: number;
  /** The first few, at most 200 characters each: the text of an address, or `FILE: line 3, column 7`. */
  examples: string[];
}

/** What a file holds. */
export interface ListContents {
  /** What kind of list it is, as people call it: `TikTok data`, `Bookmarks`, `Text` … */
  format: string;
  sections: ListSection[];
  leftOut: LeftOut[];
}

/** How far reading has come, in bytes of the file and in items found. */
export interface ReadProgress {
  read: number;
  size: number;
  found: number;
}

export interface ReadOptions {
  /** Reading stops at the next portion, and the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called after each portion of the file. */
  onProgress?(progress: ReadProgress): void;
}
