import { Parser } from 'htmlparser2';

export interface HtmlListener {
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Reads HTML, or XML of a kind, as tokens, portion by portion. What scripts and styles hold is left out. */
export async function readHtml(text: AsyncIterable<string>, listener: HtmlListener): Promise<void> {
  for await (const _ of portionsOf(text, listener, false));
}

/** The same of XML: names keep their case and lose their prefix, `<c/>` is closed. Stops after each portion. */
export async function* xmlPortions(text: AsyncIterable<string>, listener: HtmlListener): AsyncGenerator<void> {
  const plain = (name: string) => name.replace(/^.*:/, '');
  yield* portionsOf(
    text,
    {
      open: (name, attributes) => listener.open(plain(name), attributes),
      text: (piece) => listener.text(piece),
      close: (name) => listener.close(plain(name)),
    },
    true,
  );
}

/** The same to the end. */
export async function readXml(text: AsyncIterable<string>, listener: HtmlListener): Promise<void> {
  for await (const _ of xmlPortions(text, listener));
}

async function* portionsOf(
  text: AsyncIterable<string>,
  listener: HtmlListener,
  xmlMode: boolean,
): AsyncGenerator<void> {
  let hidden = 0;
  const isHidden = (name: string) => !xmlMode && (name === 'script' || name === 'style');
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (isHidden(name)) hidden++;
        listener.open(name, attributes);
      },
      ontext(text) {
        if (hidden === 0) listener.text(text);
      },
      onclosetag(name) {
        if (isHidden(name)) hidden--;
        listener.close(name);
      },
    },
    // Notes of Evernote and texts of feeds stand in such blocks.
    { xmlMode, recognizeCDATA: true },
  );
  for await (const portion of text) {
    parser.write(portion);
    yield;
  }
  parser.end();
  yield;
}

export const looksLikeHtml = ({ head, name }: { head: string; name: string }) =>
  /^\ufeff?\s*<(?:!doctype|\?xml|html|opml|feed|rss|head|body|dl|div|p|a|ul|table|!--)\b/i.test(head) ||
  /\.x?html?$/i.test(name);
