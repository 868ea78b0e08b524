import type { Findings } from '../findings.ts';
import { linesOf } from '../formats/lines.ts';
import { ownList, SECTIONS, type SectionSpec } from '../sections.ts';
import { readText } from '../text/read-text.ts';
import { type Reader, type Sample, titleOf } from './reader.ts';

/** What the archive's files are called in English; in other languages the file's own name is the section's. */
const SECTION_OF: [RegExp, SectionSpec][] = [
  [/like/i, SECTIONS.liked],
  [/fav.*video/i, SECTIONS.favorites],
  [/share/i, SECTIONS.shared],
  [/brows|watch/i, SECTIONS.watched],
];

/** "History" in the languages of the site: what was merely watched there. */
const HISTORY =
  /verlauf|histor|hist[oó]ri|cronologia|geçmiş|riwayat|lịch sử|ประวัติ|истори|историј|سجل|履歴|记录|記錄|紀錄|기록/iu;

const KEY = String.raw`[^\n:]{2,40}:[ \t]*`;
const TIME = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d`;
/** A time, and in the same record an address; or a time as only this archive writes it. */
const RECORD = new RegExp(
  String.raw`^\ufeff?\s*${KEY}${TIME}(?: UTC)?\s*?\r?\n(?:${KEY}[^\r\n]*\r?\n){0,4}?${KEY}https?:|^\ufeff?\s*${KEY}${TIME} UTC\r?\n${KEY}\S`,
  'u',
);

/**
 * TikTok's archive as text: records of `Date: …` and `Link: …`, with more lines where something was shared, in any
 * language, one file a section. What people wrote (comments, searches) is none of the lists.
 */
export const datedLinks: Reader = {
  name: 'TikTok data (text)',
  fits: ({ head }) => RECORD.test(head),
  async read(text, found, sample) {
    const section = sectionOf(sample);
    let addedAt: string | undefined;
    for await (const lines of linesOf(text)) {
      for (const line of lines) {
        const [, value = ''] = /^[^:]{1,60}:\s*(.*)$/.exec(line) ?? [];
        if (/^\d{4}-\d\d-\d\d/.test(value)) addedAt = value;
        else if (/^https?:\S+\s*$/.test(value)) readLink(value, addedAt, section, found);
        else if (line.includes('/')) found.addText(SECTIONS.texts, line, { addedAt });
      }
    }
  },
};

function readLink(link: string, addedAt: string | undefined, section: SectionSpec, found: Findings): void {
  const { targets, leftOut } = readText(link);
  for (const target of targets) found.add(section, target, { addedAt });
  for (const { url, reason } of leftOut) found.leave(/tiktokcdn/.test(url) ? 'own-upload' : reason, url);
}

/** In other languages a list is called as its file is; one with more than times and links is no list of likes. */
function sectionOf(sample: Sample): SectionSpec {
  const title = titleOf(sample);
  const known = SECTION_OF.find(([name]) => name.test(title))?.[1];
  const isPassed = HISTORY.test(title) || hasMoreFields(sample.head);
  return known ?? ownList(title || 'Links', isPassed ? 'passed' : 'chosen');
}

function hasMoreFields(head: string): boolean {
  const [first = ''] = head.trim().split(/(?:\r?\n){2}/, 1);
  return first.split(/\r?\n/).length > 2;
}
