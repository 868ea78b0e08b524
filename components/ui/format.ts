import { counted, fillCounted, type MessageKey, t } from '../../utils/i18n';

/** Intl objects are costly to make and always the same: each is made once a page. */
const made = new Map<string, unknown>();

function once<T>(name: string, make: (language: string) => T): T {
  const language = t('language_code');
  const key = `${language} ${name}`;
  if (!made.has(key)) made.set(key, make(language));
  return made.get(key) as T;
}

export function formatNumber(n: number): string {
  return once('number', (language) => new Intl.NumberFormat(language)).format(n);
}

/** The text of a key about a number of things, with that number in it. */
export const formatCount = (key: MessageKey, n: number): string =>
  fillCounted(t(key, '$1'), counted(n, t('language_code')));

/** Money such as "$0.04"; what is less than a cent is said so. In: US$. */
export function formatUsd(usd: number): string {
  const options = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;
  const format = once('usd', (language) => new Intl.NumberFormat(language, options));
  return usd > 0 && usd < 0.01 ? `< ${format.format(0.01)}` : format.format(usd);
}

/** Date and time in full, in the person's time zone. In: ms since 1970. */
export function formatDateTime(ms: number): string {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return once('date', (language) => new Intl.DateTimeFormat(language, options)).format(ms);
}

/** The day, in the person's time zone. In: ms since 1970. */
export function formatDate(ms: number): string {
  return once('day', (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' })).format(ms);
}

/** A day as seen from now: "today", "yesterday", else its date. In: the day's midnight, now, ms since 1970. */
export function formatDay(day: number, now: number): string {
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - day) / 86_400_000);
  const relative = once('relative', (language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  if (days === 0 || days === 1) return relative.format(-days, 'day');
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  if (days > 0 && days < 300) return once('near', (language) => new Intl.DateTimeFormat(language, options)).format(day);
  return once('long day', (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long' })).format(day);
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** The largest unit that a span fills, never less than a second. In: ms. */
function inUnits(ms: number): { unit: (typeof UNITS)[number][0]; n: number } {
  for (const [unit, size] of UNITS) if (ms >= size) return { unit, n: Math.round(ms / size) };
  return { unit: 'second', n: 1 };
}

/** A span in words, such as "3 minutes". In: ms. */
export function formatSpan(ms: number): string {
  const { unit, n } = inUnits(ms);
  const options = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return once(`span ${unit}`, (language) => new Intl.NumberFormat(language, options)).format(n);
}

/** A time as seen from now, such as "3 minutes ago"; within the last minute "now". In: ms since 1970. */
export function formatRelative(at: number, now: number): string {
  const relative = once('relative', (language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  if (now - at < 60_000) return relative.format(0, 'second');
  const { unit, n } = inUnits(now - at);
  return relative.format(-n, unit);
}

/** A size such as "12.5 MB", never smaller than kB. In: bytes. */
export function formatBytes(bytes: number): string {
  const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2;
  const unit = units[step] ?? 'kilobyte';
  const options = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return once(`bytes ${unit}`, (language) => new Intl.NumberFormat(language, options)).format(
    bytes / 1000 ** (step + 1),
  );
}

/** Several things in a sentence: "TikTok, YouTube and Instagram". */
export function formatList(things: readonly string[]): string {
  return once('list', (language) => new Intl.ListFormat(language)).format(things);
}
