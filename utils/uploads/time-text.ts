/** A time as the API wants it (`YYYY-MM-DD HH:MM:SS`), in the time zone of the person. In: a valid date. */
export function timeText(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** The same from EXIF (`YYYY:MM:DD HH:MM:SS`) or a form field (`YYYY-MM-DDTHH:MM[:SS]`); undefined for anything else. */
export function readTime(text: string): string | undefined {
  const parts = /^(\d{4})[-:](\d\d)[-:](\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?/.exec(text.trim());
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second = '00'] = parts;
  const read = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  // Cameras whose clock was never set write zeros.
  return Number.isNaN(Date.parse(`${read.replace(' ', 'T')}Z`)) ? undefined : read;
}
