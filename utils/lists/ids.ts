import { type PlatformId, recognise, type Target } from '../platforms/index.ts';

/** Ids as they are today. TikTok's are numbers of 64 bits, Instagram's 11 letters (39 for private accounts). */
const TIKTOK_ID = /^[1-9]\d{16,19}$/;
const INSTAGRAM_CODE = /^(?:[\w-]{10,12}|[\w-]{39})$/;
const HANDLE = /^@?([\w.]{1,64})$/;

/** A post by its id, as exports without addresses name it; null when the id is none of that site. */
export function postById(platform: PlatformId, id: unknown, handle?: unknown): Target | null {
  const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
  if (platform === 'youtube') return /^[\w-]{11}$/.test(text) ? recognise(`https://youtu.be/${text}`) : null;
  if (platform === 'instagram') {
    return INSTAGRAM_CODE.test(text) ? recognise(`https://www.instagram.com/p/${text}/`) : null;
  }
  if (platform !== 'tiktok') return null;
  const user = typeof handle === 'string' ? (HANDLE.exec(handle)?.[1] ?? '') : '';
  return TIKTOK_ID.test(text) ? recognise(`https://www.tiktok.com/@${user}/video/${text}`) : null;
}

/** A post by an id of a field like `video_id`: its shape tells the site. */
export function postByAnyId(id: unknown, handle?: unknown): Target | null {
  const tiktok = postById('tiktok', id, handle);
  return tiktok?.id && isOfTiktokEra(tiktok.id) ? tiktok : postById('youtube', id);
}

/** TikTok's ids begin with the second in which a post was made; those of other sites would be from other times. */
function isOfTiktokEra(id: string): boolean {
  const seconds = Number(BigInt(id) >> 32n);
  return seconds > Date.UTC(2014, 0) / 1000 && seconds < Date.UTC(2040, 0) / 1000;
}

/** A channel by its id. */
export function channelById(id: unknown): Target | null {
  return typeof id === 'string' ? recognise(`https://www.youtube.com/channel/${id.trim()}`) : null;
}

/**
 * Whether a spreadsheet rounded an id: `7.412E+18`, or only 15 digits are left and noughts behind them.
 * https://learn.microsoft.com/office/troubleshoot/excel/last-digits-changed-to-zeros
 */
export function isRounded(text: string): boolean {
  return /^\d[.,]\d+E\+1\d$/i.test(text.trim()) || /^[1-9]\d{13,15}0{4}$/.test(text.trim());
}

/** The one thing that a whole text names, as an address and nothing else. */
export function wholeAddress(text: unknown): Target | null {
  if (typeof text !== 'string' || text.length > 2000) return null;
  const trimmed = text.trim();
  return /^(?:https?:\/\/|[\w.-]+\.[a-z]{2,}\/)\S+$/i.test(trimmed) && !/[…,;"<>]|\.\.\./.test(trimmed)
    ? recognise(trimmed)
    : null;
}
