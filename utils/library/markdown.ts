import { harmless } from '../text/foreign-text';
import type { Save } from './document';
import type { KeptLine } from './kept-lines';
import { momentText } from './moments';
import { addressAt, escapeMarkdown } from './quote';

/** What is said and seen in the videos of a save, as far as it is kept here. */
export interface Said {
  speech: readonly KeptLine[];
  scenes: readonly KeptLine[];
}

/** Headings in the person's language. */
export interface MarkdownWords {
  note: string;
  transcript: string;
  scenes: string;
}

/**
 * A save as a file for Obsidian, Notion and the like: facts in front matter (YAML), the person's note, and every line
 * with the way to its second. Foreign words can't become markup, nor YAML other than a text. Pure.
 */
export function markdownOf(save: Save, { speech, scenes }: Said, words: MarkdownWords): string {
  const title = oneLine(save.title);
  const facts: [string, string | readonly string[] | undefined][] = [
    ['title', title],
    ['author', save.author && oneLine(save.author)],
    ['site', save.platform],
    ['url', save.url],
    ['saved', new Date(save.createdAt).toISOString()],
    ['tags', save.tags.map(tagOf).filter(Boolean)],
    ['key', save.key],
    ['videos', save.videoNos],
  ];
  const front = facts.flatMap(([name, value]) =>
    value && value.length > 0 ? [`${name}: ${JSON.stringify(value)}`] : [],
  );
  return [
    `---\n${front.join('\n')}\n---`,
    `# ${escapeMarkdown(title)}`,
    save.url && `<${encodeURI(decodeSafely(save.url))}>`,
    save.note && `## ${words.note}\n\n${harmless(save.note)}`,
    speech.length > 0 && `## ${words.transcript}\n\n${linesOf(save, speech)}`,
    scenes.length > 0 && `## ${words.scenes}\n\n${linesOf(save, scenes)}`,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

/** Lines as a list, each with its second as a link; of several videos a list each, under its title. */
export function linesOf(save: Save, lines: readonly KeptLine[]): string {
  let last: string | undefined;
  return lines
    .map(({ start, text, part }) => {
      const moment = momentText(start);
      const { url } = part ?? save;
      const line = `- ${url ? `[${moment}](${addressAt(url, start)})` : moment} ${escapeMarkdown(harmless(text))}`;
      if (!part || part.key === last) return line;
      const before = last === undefined ? '' : '\n';
      last = part.key;
      return `${before}### ${escapeMarkdown(oneLine(part.title))}\n\n${line}`;
    })
    .join('\n');
}

/** Obsidian's tags have letters, digits, pictures, and these signs; of anything else a line is made. */
export const tagOf = (tag: string) =>
  oneLine(tag)
    .replace(/(?:(?!\u200d)[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}_/-])+/gu, '-')
    .replace(/^-+|-+$/g, '');

const oneLine = (text: string) => harmless(text).replace(/\s+/g, ' ').trim();

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
