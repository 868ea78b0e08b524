import { linesOf } from '../formats/lines.ts';
import { SECTIONS } from '../sections.ts';
import { readText } from '../text/read-text.ts';
import type { Reader } from './reader.ts';

const LINE = /^\ufeff?(https?:\/\/\S+|[a-z][\w+.-]*:\S+) \| (.*)$/i;

/** OneTab: `ADDRESS | TITLE` on a line; titles may hold anything. */
export const onetab: Reader = {
  name: 'OneTab',
  fits: ({ head }) => {
    const lines = head
      .split(/\r?\n/)
      .slice(0, 50)
      .filter((line) => line.trim());
    const complete = lines.length > 1 ? lines.slice(0, -1) : lines;
    return complete.length > 0 && complete.filter((line) => LINE.test(line)).length >= complete.length * 0.8;
  },
  async read(text, found) {
    for await (const lines of linesOf(text)) {
      for (const line of lines) {
        const [, address = line, title] = LINE.exec(line) ?? [];
        found.addText(SECTIONS.links, address, { title });
        if (title && readText(title).targets.length > 0) found.leave('beside', title);
      }
    }
  },
};
