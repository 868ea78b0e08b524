import { harmless } from '../text/foreign-text';
import type { Save } from './document';
import type { KeptLine } from './kept-lines';
import { linesOf, tagOf } from './markdown';
import { escapeMarkdown } from './quote';

/** More lines of one save than that hide the others. */
const MOST_LINES = 200;

/** Saves as one text to paste to an assistant: who, what, where, the person's note, and what is said with links. Pure. */
export function textForAssistant(
  saves: readonly Save[],
  linesFor: (save: Save) => readonly KeptLine[],
  siteName: (save: Save) => string,
): string {
  const parts = saves.map((save) => {
    const facts = [save.author, siteName(save), save.tags.map((tag) => `#${tagOf(tag)}`).join(' ')];
    const lines = linesFor(save).slice(0, MOST_LINES);
    return [
      `## ${escapeMarkdown(harmless(save.title))}`,
      [escapeMarkdown(harmless(facts.filter(Boolean).join(', '))), save.url].filter(Boolean).join('\n'),
      // The person's own words, with the markup that they gave them.
      save.note && harmless(save.note).trim().replace(/^/gm, '> '),
      lines.length > 0 && linesOf(save, lines),
    ]
      .filter(Boolean)
      .join('\n\n');
  });
  return `${parts.join('\n\n')}\n`;
}
