/** A line that grows longer is cut at a space, or where it must be. Characters. */
const MAX_LINE = 1_000_000;

/** The lines of a text, portion by portion, without their ends. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const portion of text) {
    rest += portion;
    if (rest.length > MAX_LINE && !portion.includes('\n')) {
      const cut = Math.max(rest.lastIndexOf(' '), rest.lastIndexOf(',')) + 1 || rest.length;
      yield [rest.slice(0, cut)];
      rest = rest.slice(cut);
    }
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  if (rest) yield [rest];
}
