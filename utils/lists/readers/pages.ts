import type { Findings } from '../findings.ts';
import { looksLikeHtml, readHtml, readXml } from '../formats/html.ts';
import { SECTIONS } from '../sections.ts';
import { readText } from '../text/read-text.ts';
import type { Reader } from './reader.ts';

/** Where pages and outlines keep addresses: links, players, what embedded posts name, feeds of subscriptions. */
const ADDRESSES = [
  'href',
  'cite',
  'data-instgrm-permalink',
  'xmlurl',
  'xmlUrl',
  'htmlurl',
  'htmlUrl',
  'xlink:href',
  'table:formula',
  'ss:HRef',
];

/** Bookmarks of browsers: links with a time; what stands in descriptions is beside them. */
export const bookmarks: Reader = {
  name: 'Bookmarks',
  fits: ({ head }) => /<!doctype netscape-bookmark/i.test(head),
  read: (text, found) => readLinks(text, found, (piece) => noteBeside(piece, found)),
};

/** Any page, OPML, playlists and property lists included: what it links to, and addresses in its text. */
export const anyHtml: Reader = {
  name: 'Web page',
  fits: looksLikeHtml,
  async read(text, found, { head, path }) {
    if (COMMENTS.test(path)) return noteLinks(text, found);
    await readLinks(text, found, (piece) => void found.addText(SECTIONS.links, piece), isXml(head));
  },
};

/** What Takeout once called the comments that a person wrote, with links to the videos below which they stand. */
const COMMENTS = /(?:^|\/)(?:my-comments|my-live-chat-messages)\.html$/;

async function noteLinks(text: AsyncIterable<string>, found: Findings): Promise<void> {
  await readHtml(text, {
    open: (_, { href }) => noteBeside(href ?? '', found),
    text: () => undefined,
    close: () => undefined,
  });
}

/** Feeds (Atom, RSS): the address of each entry; what stands in its text, and whose it is, is beside it. */
export const feed: Reader = {
  name: 'Feed',
  fits: ({ head }) => /<(?:feed|rss|rdf:RDF)\b/.test(head) && /<(?:entry|item)\b/.test(head),
  async read(text, found) {
    let inEntry = false;
    let at = '';
    let piece = '';
    const take = (address: string) => void found.addText(SECTIONS.links, address);
    await readXml(text, {
      open(name, { href = '', rel = 'alternate' }) {
        if (name === 'entry' || name === 'item') inEntry = true;
        if (name === 'link' && inEntry && href && rel === 'alternate') take(href);
        at = name;
        piece = '';
      },
      text(more) {
        piece += more;
      },
      close(name) {
        if (name === 'entry' || name === 'item') inEntry = false;
        if (inEntry && name === at && piece.trim()) {
          if (name === 'link' || name === 'guid') take(piece);
          else noteBeside(piece, found);
        }
        at = '';
      },
    });
  },
};

/** XML has an element for each value, so that none goes on in the next. */
const isXml = (head: string) => /^\ufeff?\s*<\?xml\b/i.test(head) && !/<(?:html|w:document|office:)/i.test(head);

/** Elements of XML that describe another. */
const DESCRIBES = /^(?:annotation|desc|description|summary|comment|info)$/;

/** Keys of property lists (a browser's reading list) whose value tells of what an address shows. */
const DESCRIBED_BY = /^(?:PreviewText|Description|Comment|Notes?)$/i;

/** An outline may name an address in one more way, and players name theirs in `src`. http://opml.org/spec2.opml */
const OWN_WAY: Record<string, string> = { iframe: 'src', outline: 'url' };

async function readLinks(
  text: AsyncIterable<string>,
  found: Findings,
  other: (text: string) => void,
  isXml = false,
): Promise<void> {
  let link: { url: string; title: string; addedAt?: string } | null = null;
  let plain = '';
  let key = '';
  const flush = () => {
    if (/[./]/.test(plain)) other(plain);
    plain = '';
  };
  await (isXml ? readXml : readHtml)(text, {
    open(tag, attributes) {
      const name = tag.toLowerCase();
      // What a document of Word links to stands in a list of its own.
      const { Type: type = attributes.type, Target: target = attributes.target } = attributes;
      const linked = name === 'relationship' && type?.endsWith('/hyperlink') && target;
      if (linked) found.addText(SECTIONS.links, linked);
      const url = ADDRESSES.map((key) => attributes[key]).find(Boolean) ?? attributes[OWN_WAY[name] ?? ''];
      if (/^(?:p|div|li|tr|td|dd|dt|h\d|br|(?:text|w|a):p|table:table-cell)$/.test(name) || isXml) flush();
      // In the head of a page a link is to a sheet of style or the like.
      if (!url || (name === 'link' && !isXml)) return;
      const addedAt = attributes.add_date ?? attributes.time_added;
      if (name === 'a') link = { url, title: '', addedAt };
      else found.addText(SECTIONS.links, url, { title: attributes.title ?? attributes.text });
    },
    text(piece) {
      if (link) link.title += piece;
      else if (plain.length < 100_000) plain += piece;
    },
    close(tag) {
      const name = tag.toLowerCase();
      if (isXml && (DESCRIBES.test(name) || (name === 'string' && DESCRIBED_BY.test(key)))) {
        noteBeside(plain, found);
        plain = '';
      } else if (isXml) {
        key = name === 'key' ? plain.trim() : '';
        flush();
      }
      if (name !== 'a' || !link) return;
      const { url, title, addedAt } = link;
      link = null;
      if (/^(?:https?:)?\/\//i.test(url)) found.addText(SECTIONS.links, url.replace('/_u/', '/'), { title, addedAt });
    },
  });
  flush();
}

function noteBeside(text: string, found: Findings): void {
  for (const { url } of readText(text).targets) found.leave('beside', url);
}
