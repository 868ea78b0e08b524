import type { Line } from '../memories/library-schemas';
import type { Save } from './document';
import { momentText } from './moments';

/** The address of a post at a second, as far as its site has such addresses. */
export function addressAt(url: string, second: number): string {
  const address = URL.parse(url);
  if (!address?.hostname.endsWith('youtube.com') || second < 1) return url;
  address.searchParams.set('t', `${Math.floor(second)}s`);
  return address.href;
}

/** Lines as a quote: words, author, title, day, second, link. `day` is in words already. */
export function quoteOf(save: Save, lines: readonly Line[], day: string, form: 'plain' | 'markdown'): string {
  const second = lines[0]?.start ?? 0;
  const words = lines.map(({ text }) => text).join(' ');
  const by = [save.author, save.title === save.url ? '' : save.title, day].filter(Boolean).join(', ');
  const link = save.url ? addressAt(save.url, second) : '';
  if (form === 'plain') return [`“${words}”`, `${by}, ${momentText(second)}`, link].filter(Boolean).join('\n');
  const source = `${escapeMarkdown(by)}, ${link ? `[${momentText(second)}](${link})` : momentText(second)}`;
  return `> ${escapeMarkdown(words)}\n>\n> ${source}\n`;
}

/** Foreign words must not become markup where they are pasted. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}

export type SubtitleFormat = 'srt' | 'vtt' | 'txt';

/** A transcript as a file. A line without an end lasts until the next, the last one three seconds. */
export function subtitles(lines: readonly Line[], format: SubtitleFormat): string {
  if (format === 'txt') return `${lines.map(({ text }) => text).join('\n')}\n`;
  const mark = format === 'srt' ? ',' : '.';
  const cues = lines.map(({ start, end, text }, i) => {
    const until = end !== undefined && end > start ? end : Math.max(start, lines[i + 1]?.start ?? start + 3);
    // An empty line, or an arrow, would end the cue or begin another.
    const safe = text.replace(/\s*\n\s*/g, '\n').replaceAll('-->', '→');
    const time = `${timeOf(start, mark)} --> ${timeOf(until, mark)}`;
    return format === 'srt'
      ? `${i + 1}\n${time}\n${safe}\n`
      : `${time}\n${safe.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}\n`;
  });
  return format === 'vtt' ? `WEBVTT\n\n${cues.join('\n')}` : cues.join('\n');
}

/** `00:00:13,000` */
function timeOf(seconds: number, mark: string): string {
  const ms = Math.round(seconds * 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  return `${two(h)}:${two(m)}:${two(s)}${mark}${String(ms % 1000).padStart(3, '0')}`;
}
