import { keyOf, type Target } from '../../../utils/platforms';

export const TIKTOK = 'https://www.tiktok.com/@sample.maker/video/7412000000000000101';
export const YOUTUBE = 'https://youtu.be/qW3rT5yU7iO';
export const INSTAGRAM = 'https://www.instagram.com/reel/DAsample001/';
export const CREATOR = 'https://www.tiktok.com/@sample.maker';

/** What was found, short enough to read: `post qW3rT5yU7iO`, `creator sample.maker`; short links by their address. */
export const named = (targets: readonly Target[]) => targets.map(({ kind, id, url }) => `${kind} ${id ?? url}`);

export const keys = (targets: readonly Target[]) => targets.map(keyOf);
