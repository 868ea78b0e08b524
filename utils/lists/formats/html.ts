import { Parser } from 'htmlparser2';

export interface HtmlListener {
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Reads HTML or XML as tokens, portion by portion. What scripts and styles hold is left out. */
export async function readHtml(text: AsyncIterable<string>, listener: HtmlListener): Promise<void> {
  let hidden = 0;
  const isHidden = (name: string) => name === 'script' || name === 'style';
  const parser = new Parser({
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
  });
  for await (const portion of text) parser.write(portion);
  parser.end();
}

export const looksLikeHtml = ({ head, name }: { head: string; name: string }) =>
  /^\ufeff?\s*<(?:!doctype|\?xml|html|opml|head|body|dl|div|p|a|ul|table|!--)\b/i.test(head) ||
  /\.x?html?$/i.test(name);
