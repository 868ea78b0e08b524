import { type Browser, browser } from 'wxt/browser';
import {
  jumpIn,
  PLAYER_PORT,
  type PlayerJump,
  type PlayerNews,
  type PlayerSeek,
} from '../../../utils/messages/player-messages';
import { doc } from '../../../utils/platforms/doc';
import type { TargetKey } from '../../../utils/platforms/types';
import { showChip } from './chip';
import { ownVideo, type PlayerSite } from './own-video';

/** How often a page is looked at whose video can't be moved yet, and for how long, ms. */
const LOOK_MS = 100;
const PATIENCE_MS = 60_000;
/** How often a page that goes with a video is told where it is, ms. */
const TELL_MS = 250;

/** Moves the player of a page for the worker (a jump) and for pages of ours that go with it. All of it ends with `signal`. */
export function startPlayer(site: PlayerSite, signal: AbortSignal): void {
  const hear = (message: unknown, sender: Browser.runtime.MessageSender) => {
    const jump = sender.id === browser.runtime.id ? jumpIn(message) : null;
    if (jump) void jumpTo(site, jump, signal);
    return undefined;
  };
  const accept = (port: Browser.runtime.Port) => {
    const isOurs = port.sender?.id === browser.runtime.id && port.name.startsWith(PLAYER_PORT);
    if (isOurs) goWith(site, port.name.slice(PLAYER_PORT.length), port, signal);
  };
  browser.runtime.onMessage.addListener(hear);
  browser.runtime.onConnect.addListener(accept);
  signal.addEventListener('abort', () => {
    browser.runtime?.onMessage?.removeListener(hear);
    browser.runtime?.onConnect?.removeListener(accept);
  });
}

/** Goes to a second of the post's own video once it can be moved, and says so. Once; nowhere else. */
export async function jumpTo(site: PlayerSite, { key, second, texts }: PlayerJump, signal: AbortSignal): Promise<void> {
  const video = await movable(site, key, signal);
  if (!video) return;
  video.currentTime = second;
  const leaving = new AbortController();
  const until = AbortSignal.any([signal, leaving.signal]);
  const toStart = () => {
    if (ownVideo(site, key) === video) video.currentTime = 0;
  };
  showChip(texts, toStart, until);
  every(LOOK_MS * 5, until, () => {
    if (ownVideo(site, key) !== video) leaving.abort();
  });
}

/** The post's own video as soon as it knows how long it is. */
async function movable(site: PlayerSite, key: TargetKey, signal: AbortSignal): Promise<HTMLVideoElement | null> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!signal.aborted && performance.now() < deadline) {
    const video = ownVideo(site, key);
    if (video && video.readyState >= HTMLMediaElement.HAVE_METADATA) return video;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return null;
}

/** Tells a page of ours where the video of a post is, and goes where that page says. */
function goWith(site: PlayerSite, key: TargetKey, port: Browser.runtime.Port, signal: AbortSignal): void {
  const leaving = new AbortController();
  const until = AbortSignal.any([signal, leaving.signal]);
  let told = '';
  const tell = () => {
    const video = ownVideo(site, key);
    const news: PlayerNews = video ? { second: video.currentTime, paused: video.paused } : { gone: true };
    if (told === JSON.stringify(news)) return;
    told = JSON.stringify(news);
    port.postMessage(news);
  };
  port.onMessage.addListener((message: unknown) => {
    const { second } = message as PlayerSeek;
    const video = ownVideo(site, key);
    if (video && Number.isFinite(second)) video.currentTime = second;
  });
  port.onDisconnect.addListener(() => leaving.abort());
  tell();
  every(TELL_MS, until, tell);
}

function every(ms: number, signal: AbortSignal, work: () => void): void {
  const timer = setInterval(() => !doc.hidden && work(), ms);
  signal.addEventListener('abort', () => clearInterval(timer));
}
