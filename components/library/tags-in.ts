const MOST_TAGS = 20;
const MOST_LETTERS = 60;

/** Commas of the scripts there are: Latin, ideographic, wide, Arabic. */
const COMMA = /[,、，،]/;

/** The tags of a text in which they are parted by commas, each once; a sign before them is not of them. */
export function tagsIn(text: string): string[] {
  const tags = text.split(COMMA).map((tag) =>
    shortened(
      tag
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^[#＃]+/, ''),
    ),
  );
  return [...new Set(tags.filter(Boolean))].slice(0, MOST_TAGS);
}

/** Not within a letter of two halves. */
const shortened = (tag: string) =>
  tag
    .trim()
    .slice(0, MOST_LETTERS)
    .replace(/\p{Cs}$/u, '')
    .trim();
