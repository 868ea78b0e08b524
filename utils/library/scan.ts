import type { Save } from './document';
import { folded } from './search-terms';

/** Without an index: the saves whose short texts have the words as they stand. Pure. */
export function scan(saves: readonly Save[], words: string): readonly Save[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  return saves.filter(({ title, author = '', note = '', tags }) => {
    const text = folded([title, author, note, ...tags].join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}
