import { looksLikeHtml, readHtml } from '../formats/html.ts';
import { SECTIONS } from '../sections.ts';
import { addEntry } from './instagram-sections.ts';
import type { Reader } from './reader.ts';

/** Names of classes that all pages of Meta's archives have; names of files that only Instagram's have. 2026-11 */
const META = /class="[^"]*\b(?:_a706|_a6-g|_a7o5|_5vb_)\b/;
const NAMES =
  /(?:^|\/)(?:saved_(?:posts|collections)|liked_(?:posts|comments)|followers_\d+|following|posts_viewed|videos_watched|ads_(?:viewed|clicked)|blocked_profiles|close_friends|follow_requests_you've_received|pending_follow_requests|recently_unfollowed_(?:profiles|accounts)|message_\d+)\.html$/;

/**
 * The same archive as pages, which is what Meta gives unless asked: a block an entry, with its name, what it links to,
 * its time. What stands in captions is beside it.
 */
export const instagramPages: Reader = {
  name: 'Instagram data (HTML)',
  fits: (sample) => looksLikeHtml(sample) && (NAMES.test(sample.path) || META.test(sample.head)),
  async read(text, found, { name: file }) {
    let author: string | undefined;
    let links: string[] = [];
    let piece = '';
    let inHeading = false;
    const flush = (addedAt?: number) => {
      for (const link of links) {
        if (INSTAGRAM.test(link)) addEntry(link, file, { author, addedAt }, found);
        else if (/^message_\d/.test(file)) found.addText(SECTIONS.messages, link, { author, addedAt });
        else found.leave('beside', link);
      }
      links = [];
    };
    await readHtml(text, {
      open(name, { href = '' }) {
        if (name === 'h2') flush();
        if (name === 'h2') inHeading = true;
        if (name === 'a' && /^https?:/i.test(href)) links.push(href);
        piece = '';
      },
      text(more) {
        piece += more;
      },
      close(name) {
        if (name === 'h2' && inHeading) {
          author = piece.trim() || undefined;
          inHeading = false;
        }
        const time = name === 'div' ? timeOf(piece) : undefined;
        if (time !== undefined) flush(time);
        piece = '';
      },
    });
    flush();
  },
};

const INSTAGRAM = /^https?:\/\/(?:www\.)?instagram\.com\//i;

/** `Feb 11, 2026 10:55 pm`, in the time zone of the person; other languages give nothing. */
function timeOf(text: string): number | undefined {
  if (!/^\s*[A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d\d(?::\d\d)?\s?[ap]m\s*$/i.test(text)) return undefined;
  const time = Date.parse(`${text.trim()} UTC`);
  return Number.isNaN(time) ? undefined : time;
}
