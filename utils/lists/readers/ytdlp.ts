import { linesOf } from '../formats/lines.ts';
import { postById } from '../ids.ts';
import { SECTIONS } from '../sections.ts';
import { readText } from '../text/read-text.ts';
import type { Reader } from './reader.ts';

/** `youtube:tab` is an extractor, `Name:` the beginning of a note. */
const ARCHIVED = /^\ufeff?\s*([a-z][\w:+.-]{0,39}\w) (\S{1,100})\s*$/i;

/** yt-dlp's download archive: `youtube ID` on a line, no address anywhere. */
export const ytdlpArchive: Reader = {
  name: 'yt-dlp archive',
  fits: ({ head }) => {
    const lines = head
      .split(/\r?\n/)
      .slice(0, 50)
      .filter((line) => line.trim());
    const complete = lines.length > 1 ? lines.slice(0, -1) : lines;
    return (
      complete.length > 0 &&
      complete.every((line) => ARCHIVED.test(line)) &&
      complete.some((line) => /^\ufeff?\s*(?:youtube|tiktok|instagram)\b/i.test(line))
    );
  },
  async read(text, found) {
    for await (const lines of linesOf(text)) {
      for (const line of lines) {
        const [, site = '', id] = ARCHIVED.exec(line) ?? [];
        const platform = (['youtube', 'tiktok', 'instagram'] as const).find((name) => name === site.toLowerCase());
        const target = platform && postById(platform, id);
        if (target) found.add(SECTIONS.links, target);
        else if (platform) found.leave('other-page', line.trim());
        else if (!found.addText(SECTIONS.links, line) && site) found.leave('other-site', line.trim());
      }
    }
  },
};

/** A list for `--batch-file`: an address on a line; lines with `#`, `;` or `]` are off, ` #` begins a remark. */
export const ytdlpBatch: Reader = {
  name: 'List of links',
  fits: ({ head, name }) => {
    // There a `#` begins a heading.
    if (/\.(?:md|markdown|org)$/i.test(name)) return false;
    const lines = head
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .slice(0, 200)
      .filter((line) => line.trim());
    const off = lines.filter((line) => /^\s*[#;\]]/.test(line)).length;
    return (
      off > 0 &&
      off < lines.length &&
      // Searches (`ytsearch5:clay`) and bare ids are lines, too.
      lines.every((line) => /^\s*(?:[#;\]]|\S+\s*(?:\s#.*)?$)/.test(line)) &&
      lines.some((line) => /^\s*(?:https?:\/\/|[\w.-]+\.\w+\/)\S/i.test(line))
    );
  },
  async read(text, found) {
    for await (const lines of linesOf(text)) {
      for (const line of lines) {
        const plain = line.replace(/^\ufeff/, '').trim();
        if (!/^[#;\]]/.test(plain)) found.addText(SECTIONS.links, plain.replace(/\s#.*$/, ''));
        else if (readText(plain).targets.length > 0) found.leave('switched-off', plain);
      }
    }
  },
};
