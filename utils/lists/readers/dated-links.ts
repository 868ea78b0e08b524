import { linesOf } from '../formats/lines.ts';
import { ownList, SECTIONS, type SectionSpec } from '../sections.ts';
import { readText } from '../text/read-text.ts';
import { type Reader, type Sample, titleOf } from './reader.ts';

/** What the archive's files are called in English; in other languages the file's own name is the section's. */
const SECTION_OF: [RegExp, SectionSpec][] = [
  [/brows|watch/i, SECTIONS.watched],
  [/like/i, SECTIONS.liked],
  [/fav.*video/i, SECTIONS.favorites],
  [/share/i, SECTIONS.shared],
];

/** TikTok's archive as text: `Date: …` and `Link: …` in turn, in any language, one file a section. */
export const datedLinks: Reader = {
  name: 'TikTok data (text)',
  fits: ({ head }) =>
    /^\ufeff?\s*[^\n:]{2,40}:\s*\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: UTC)?\s*\r?\n[^\n:]{2,40}:\s*https?:/u.test(head),
  async read(text, found, sample) {
    const section = sectionOf(sample);
    let addedAt: string | undefined;
    for await (const lines of linesOf(text)) {
      for (const line of lines) {
        const [, value = ''] = /^[^:]{1,60}:\s*(.*)$/.exec(line) ?? [];
        if (/^\d{4}-\d\d-\d\d/.test(value)) addedAt = value;
        else if (/^https?:/.test(value)) {
          const { targets, leftOut } = readText(value);
          for (const target of targets) found.add(section, target, { addedAt });
          for (const { url, reason } of leftOut) found.leave(/tiktokcdn/.test(url) ? 'own-upload' : reason, url);
        }
      }
    }
  },
};

function sectionOf(sample: Sample): SectionSpec {
  const title = titleOf(sample);
  return SECTION_OF.find(([name]) => name.test(title))?.[1] ?? ownList(title || 'Links');
}
