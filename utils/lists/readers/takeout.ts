import { recognise } from '../../platforms/index.ts';
import type { Findings } from '../findings.ts';
import { readHtml } from '../formats/html.ts';
import type { JsonObject } from '../formats/json.ts';
import { jsonReader } from '../formats/read-json.ts';
import { channelById, postById } from '../ids.ts';
import { ownList, SECTIONS, type SectionSpec } from '../sections.ts';
import { type Reader, titleOf } from './reader.ts';

/** Google Takeout's activity: what was watched, and what was searched, which names nothing. */
export const takeoutJson = jsonReader(
  'Google Takeout',
  ({ head }) => /"titleUrl"|"activityControls"/.test(head) || /"header":\s*"YouTube/.test(head),
  (object, _trail, found) => {
    if (typeof object.header !== 'string' && typeof object.titleUrl !== 'string') return false;
    const url = typeof object.titleUrl === 'string' ? object.titleUrl : '';
    const [channel] = Array.isArray(object.subtitles) ? object.subtitles : [];
    const author = channel && typeof channel === 'object' && !Array.isArray(channel) ? channel.name : undefined;
    const said = typeof object.title === 'string' ? object.title : '';
    const title = said.replace(/^(?:Watched|Liked) /, '') || undefined;
    if (said.startsWith('Disliked ')) found.leave('beside', url);
    else {
      const section = said.startsWith('Liked ') ? SECTIONS.liked : SECTIONS.watched;
      readEntry(url, { title, author, addedAt: object.time }, Boolean(object.details), found, section);
    }
    return true;
  },
);

function readEntry(
  url: string,
  saying: { title?: unknown; author?: unknown; addedAt?: unknown },
  isAd: boolean,
  found: Findings,
  section: SectionSpec = SECTIONS.watched,
) {
  if (isAd) found.leave('advertisement', url);
  else if (!url) found.leave('removed', typeof saying.title === 'string' ? saying.title : undefined);
  else {
    const target = recognise(url);
    if (target?.kind === 'post') found.add(section, target, saying);
    else found.leave('other-page', url);
  }
}

/** Takeout before 2021, and what the API of YouTube gives: subscriptions and playlists as `snippet.resourceId`. */
export const youtubeApi = jsonReader(
  'YouTube lists',
  ({ head }) => /"resourceId"/.test(head),
  (object, _trail, found, sample) => {
    const snippet = object.snippet as JsonObject | undefined;
    const id = snippet && typeof snippet === 'object' ? (snippet.resourceId as JsonObject | undefined) : undefined;
    if (!snippet || !id || typeof id !== 'object') return false;
    const saying = { title: snippet.title, addedAt: snippet.publishedAt };
    const video = postById('youtube', id.videoId);
    const channel = channelById(id.channelId);
    if (video) found.add(ownList(titleOf(sample)), video, saying);
    else if (channel) found.add(SECTIONS.subscriptions, channel, saying);
    return true;
  },
);

interface Cell {
  links: { url: string; text: string }[];
  headings: number;
  text: string;
  /** What stands in small print below: which product, why it is here, and of advertisements where they come from. */
  caption: string;
  inCaption: boolean;
}

/** The same as a page, which is what Takeout gives unless asked: one block an entry. */
export const takeoutHtml: Reader = {
  name: 'Google Takeout (HTML)',
  fits: ({ head }) => /class="(?:outer|content)-cell\b/.test(head),
  async read(text, found) {
    let entry: Cell | null = null;
    let link: { url: string; text: string } | null = null;
    const flush = () => {
      if (entry) readCell(entry, found);
      entry = null;
    };
    await readHtml(text, {
      open(name, { class: classes = '', href = '' }) {
        if (name === 'div' && classes.includes('outer-cell')) {
          flush();
          entry = { links: [], headings: 0, text: '', caption: '', inCaption: false };
        }
        if (entry && classes.includes('content-cell')) entry.inCaption = classes.includes('caption');
        if (name === 'a' && href) link = { url: href, text: '' };
        if (name === 'b' && entry) entry.headings++;
      },
      text(piece) {
        if (link) link.text += piece;
        if (entry?.inCaption) entry.caption = `${entry.caption}${piece}`.slice(0, 2000);
        else if (entry && entry.text.length < 2000) entry.text += `${piece}\n`;
      },
      close(name) {
        if (name !== 'a' || !link) return;
        entry?.links.push(link);
        link = null;
      },
    });
    flush();
  },
};

/** Under each entry stand "Products" and "Why is this here?"; a third heading holds details: "From Google Ads". */
function readCell({ links, headings, text, caption }: Cell, found: Findings): void {
  const [video, channel] = links.filter(({ url }) => !/myaccount\.google/.test(url));
  const when = /^.*\d{4}.*\d:\d\d.*$/m.exec(text)?.[0];
  readEntry(
    video?.url ?? '',
    { title: video?.text ?? text.trim().split('\n', 1)[0], author: channel?.text, addedAt: when && localTime(when) },
    headings > 2 || /Google Ads/.test(caption),
    found,
  );
}

/** `Aug 4, 2025, 10:45:01 PM CET`; zones that nobody else knows are taken for UTC. Other languages give nothing. */
function localTime(text: string): number | undefined {
  const time = Date.parse(text.replace(/[\u202f\u00a0]/g, ' ').replace(/ [A-Z]{2,5}$/, ' UTC'));
  return Number.isNaN(time) ? undefined : time;
}
