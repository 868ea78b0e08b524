import { keyOf, type Target } from '../../platforms/index.ts';
import type { TextReason } from '../types.ts';
import { nextStart } from './addresses.ts';
import { plainText } from './plain.ts';
import { readAddress } from './reading.ts';

/** What a text names, and the addresses in it that are left out, each with its reason. */
export interface TextFindings {
  targets: Target[];
  leftOut: { reason: TextReason; url: string }[];
}

/** Advertisements that apps put behind a shared link; nobody meant to share them. 2026-11 */
const APP_ADVERTISEMENT = /^https?:\/\/(?:www\.)?tiktok\.com\/(?:tiktoklite|download)\b/i;

/**
 * Reads free text: sentences, lists, sheets, Markdown, HTML, JSON, mails, in any script. Targets come in the order
 * of the text, each once. An address is found as itself or left out, never read as another. Pure; never throws;
 * linear in the length of the text. Of `next`, the line after the text, nothing is read: it tells whether the last
 * address of the text goes on there.
 */
export function readText(text: string, next?: string): TextFindings {
  const own = plainText(text);
  const plain = next === undefined ? own : `${own}\n${plainText(next)}`;
  const targets = new Map<string, Target>();
  const leftOut = new Map<string, TextFindings['leftOut'][number]>();
  for (let at = nextStart(plain, 0); at >= 0 && at < own.length; ) {
    const reading = readAddress(plain, at);
    if (reading.target) {
      const key = keyOf(reading.target);
      if (!targets.has(key)) targets.set(key, reading.target);
    } else if (!APP_ADVERTISEMENT.test(reading.url)) {
      leftOut.set(reading.url, { reason: reading.reason, url: reading.url });
    }
    at = nextStart(plain, reading.end);
  }
  return { targets: [...targets.values()], leftOut: [...leftOut.values()] };
}
