import { ApiError } from '../memories/errors';
import type { Core } from './core';
import { manage } from './manage';
import type { Capture } from './types';

/**
 * Puts captures into requests that take so many videos at the most; one that has more stands alone, and is cut by
 * `askInParts`. Pure.
 */
export function portions(captures: readonly Capture[], mostVideos: number): Capture[][] {
  const cut: Capture[][] = [];
  let room = 0;
  for (const capture of captures) {
    if (capture.videoNos.length > room || cut.length === 0) {
      cut.push([]);
      room = mostVideos;
    }
    cut.at(-1)?.push(capture);
    room -= capture.videoNos.length;
  }
  return cut;
}

/** Asks for all videos of a portion, each once, so many a request at the most. Out: what went wrong, if anything. */
export async function askInParts(
  core: Core,
  portion: readonly Capture[],
  mostVideos: number,
  ask: (videoNos: readonly string[]) => Promise<unknown>,
): Promise<ApiError | undefined> {
  const videoNos = [...new Set(portion.flatMap((capture) => capture.videoNos))];
  for (let from = 0; from < videoNos.length; from += mostVideos) {
    const answer = await manage(core, () => ask(videoNos.slice(from, from + mostVideos)));
    if (answer instanceof ApiError) return answer;
  }
  return undefined;
}
