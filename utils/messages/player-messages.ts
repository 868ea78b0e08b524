import type { TargetKey } from '../platforms/types';

/** The worker has the player of a page go to a second, as soon as it can. */
export interface PlayerJump {
  name: 'player-jump';
  key: TargetKey;
  second: number;
  /** What the page shows of it, in the person's language: where it went, and the way back to the start. */
  texts: { moment: string; back: string };
}

/** The name of the connection by which a page of ours goes with a video: `player:KEY`. */
export const PLAYER_PORT = 'player:';

/** What the page that follows says: go there. */
export interface PlayerSeek {
  second: number;
}

/** What the page with the video tells: where it is, and that the post is not there (any more). */
export type PlayerNews = { second: number; paused: boolean } | { gone: true };

/** In: anything. Out: it, if it is a jump. */
export function jumpIn(message: unknown): PlayerJump | null {
  const jump = message as Partial<PlayerJump> | null;
  const isJump = jump?.name === 'player-jump' && typeof jump.key === 'string' && Number.isFinite(jump.second);
  return isJump ? (jump as PlayerJump) : null;
}
