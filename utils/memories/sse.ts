/**
 * The data of each server-sent event, as it comes (https://html.spec.whatwg.org/multipage/server-sent-events.html):
 * several `data` lines of an event are joined, everything but data is passed over. A last event that was not closed
 * by an empty line counts too: the provider does not close it. `isWhole`: whether a line is all of an event by itself,
 * though no empty line parts it from the next; its stored pages show them so, one below the other.
 */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
  isWhole: (data: string) => boolean = () => false,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  const take = function* (line: string) {
    if (line !== '') {
      const match = /^data(?:: ?(.*))?$/s.exec(line);
      if (!match) return;
      data.push(match[1] ?? '');
      if (data.length > 1 || !isWhole(data[0] ?? '')) return;
    }
    if (data.length > 0) yield data.join('\n');
    data = [];
  };
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A carriage return at the end may be the first half of an end of line.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) yield* take(line);
  }
  yield* take((rest + decoder.decode()).replace(/\r$/, ''));
  yield* take('');
}

/** The chunks of a stream. Not every browser iterates streams by itself. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
