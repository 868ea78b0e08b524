import { linesOf } from '../formats/lines.ts';
import { channelById, postByAnyId } from '../ids.ts';
import { SECTIONS } from '../sections.ts';
import type { Reader } from './reader.ts';

/** Words of eleven letters have the shape of an id of YouTube, too, but not so many of them are written like this. */
const LIKE_NO_WORD = /\d|[-_]|[a-z][A-Z]|^UC[\w-]{22}$/;

const targetOf = (line: string) => (/^UC[\w-]{22}$/.test(line.trim()) ? channelById(line) : postByAnyId(line));

/** Nothing but ids of posts or channels, one on a line. */
export const idList: Reader = {
  name: 'List of ids',
  fits: ({ head }) => {
    const lines = head
      .replace(/^\ufeff/, '')
      .split(/\r?\n|\r/)
      .slice(0, 200)
      .map((line) => line.trim())
      .filter(Boolean);
    // The last one of a long list is cut.
    const complete = head.length < 16_000 ? lines : lines.slice(0, -1);
    const marked = complete.filter((line) => LIKE_NO_WORD.test(line));
    return complete.length > 1 && complete.every(targetOf) && marked.length > complete.length * 0.9;
  },
  async read(text, found) {
    for await (const lines of linesOf(text)) {
      for (const line of lines) {
        const target = targetOf(line.replace(/^\ufeff/, ''));
        if (target) found.add(SECTIONS.links, target);
        else if (line.trim()) found.leave('not-a-url', line);
      }
    }
  },
};
