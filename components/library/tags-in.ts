const MOST_TAGS = 20;
const MOST_LETTERS = 60;

/** The tags of a text in which they are parted by commas, each once. */
export function tagsIn(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.replace(/\s+/g, ' ').trim().slice(0, MOST_LETTERS).trim());
  return [...new Set(tags.filter(Boolean))].slice(0, MOST_TAGS);
}
