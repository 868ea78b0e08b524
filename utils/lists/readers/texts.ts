import type { Findings } from '../findings.ts';
import { linesOf } from '../formats/lines.ts';
import { SECTIONS, type SectionSpec } from '../sections.ts';
import { decodeQuotedPrintable, isQuotedPrintable } from '../text/plain.ts';
import { readText } from '../text/read-text.ts';
import type { Reader } from './reader.ts';

/** Mails and saved pages as they were sent. Parts in Base64 are unpacked, lines broken by `=` joined. */
export const mail: Reader = {
  name: 'Mail',
  fits: ({ head, name }) => /\.(?:eml|mht|mhtml)$/i.test(name) || /^content-transfer-encoding:/im.test(head),
  async read(text, found) {
    let encoded: string[] = [];
    let encoding = '';
    const flush = () => {
      found.addText(SECTIONS.links, decoded(encoded, encoding));
      encoded = [];
    };
    for await (const lines of linesOf(text)) {
      for (const line of lines) {
        const named = /^content-transfer-encoding:\s*([\w-]+)/i.exec(line)?.[1];
        if (named || line.startsWith('--')) flush();
        if (named) encoding = named.toLowerCase();
        else if (line.startsWith('--')) encoding = '';
        encoded.push(line);
        // Attachments are pictures: what is longer than any letter is not looked at.
        if (encoded.length > 50_000) flush();
      }
    }
    flush();
  },
};

function decoded(lines: string[], encoding: string): string {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(lines.join('\n'));
  if (encoding !== 'base64') return lines.join('\n');
  const letters = lines.filter((line) => /^[A-Za-z0-9+/]{4,}={0,2}\s*$/.test(line)).map((line) => line.trim());
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(letters.join('')), (letter) => letter.charCodeAt(0)));
  } catch {
    return lines.join('\n');
  }
}

/**
 * Lines that name something beside the thing: of lists for download managers the page from which it was come upon, of
 * references (RIS) notes and abstracts.
 */
const ASIDE = /^\s*(?:-H\s*['"])?referr?er\s*[:=]|^(?:N1|N2|AB) {2}- /i;

/** How many lines are read at once. An address may be broken by a line end, so portions overlap by one line. */
const PORTION = 2000;

/** Any text: notes, Markdown, chats, lists of addresses. */
export const anyText: Reader = {
  name: 'Text',
  fits: () => true,
  async read(text, found, { head, path }) {
    const section = sectionOf(head, path);
    const isPrintable = isQuotedPrintable(head);
    const isFolded = /^\ufeff?BEGIN:V/.test(head);
    let waiting: string[] = [];
    for await (const lines of linesOf(text)) {
      for (const line of lines) {
        if (ASIDE.test(line)) {
          for (const { url } of readText(line).targets) found.leave('beside', url);
          continue;
        }
        // Calendars and contacts break a line by a line end and a space: RFC 5545, 3.1.
        if (isFolded && /^[ \t]/.test(line) && waiting.length > 0) waiting.push(`${waiting.pop()}${line.slice(1)}`);
        else waiting.push(line);
      }
      // The last line waits for the next: an address may go on there.
      while (waiting.length > PORTION && !isPrintable) {
        const portion = waiting.slice(0, PORTION);
        waiting = waiting.slice(PORTION - 1);
        readPortion(portion, found, section);
      }
    }
    // Where the file ends its last line does: what is too short for an id there was cut off.
    found.addText(section, waiting.join('\n'), {}, '');
  },
};

function readPortion(lines: string[], found: Findings, section: SectionSpec): void {
  const next = lines.at(-1) ?? '';
  found.addText(section, lines.slice(0, -1).join('\n'), {}, next);
}

function sectionOf(head: string, path: string): SectionSpec {
  if (isPrivate(head, path)) return SECTIONS.messages;
  if (isChat(head)) return SECTIONS.chat;
  // Besides its lists, TikTok's archive holds a profile, settings, purchases.
  return path.startsWith('tiktok/') ? SECTIONS.texts : SECTIONS.links;
}

/** Private messages in TikTok's archive: `>>> Chat History with NAME::`, then `TIME UTC NAME: TEXT`, in any language. */
function isPrivate(head: string, path: string): boolean {
  return (
    /direct[ _-]?messages?[^/]*\.txt$/.test(path) ||
    /^\ufeff?\s*>>> .*\r?\n\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: UTC)? \S+:/.test(head)
  );
}

/** WhatsApp and the like: each message begins with a time and a name. */
function isChat(head: string): boolean {
  const lines = head.split(/\r?\n/).slice(0, 50);
  const begins = lines.filter((line) =>
    /^[\u200e\u202a]?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d\d/.test(line),
  );
  return begins.length >= 2 && begins.length * 3 > lines.length;
}
