import type { Save } from './document';

/** Without an index: the saves whose short texts have the words as they stand. Pure. */
export function scan(saves: readonly Save[], words: string): readonly Save[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return saves.filter(({ title, author = '', note = '', tags }) => {
    const text = [title, author, note, ...tags].join('\n').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
