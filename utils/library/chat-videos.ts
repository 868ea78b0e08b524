import type { Hit } from '../memories/library-schemas';
import type { Save } from './document';

/** The videos of saves, each once, private ones of a save first. */
export function videosOf(saves: readonly Save[]): string[] {
  const ready = saves.filter(({ status }) => status === 'ready');
  return [...new Set(ready.flatMap(({ videoNos }) => videoNos))];
}

/**
 * Of more videos than a question may be about those that fit it best: what a search found among them, in its order,
 * then what fits by local words, then the others. Pure.
 */
export function bestVideos(
  videoNos: readonly string[],
  hits: readonly Pick<Hit, 'videoNo'>[],
  local: readonly Save[],
  most: number,
): string[] {
  const all = new Set(videoNos);
  const ranked = [...hits.map(({ videoNo }) => videoNo), ...local.flatMap((save) => save.videoNos), ...videoNos];
  return [...new Set(ranked.filter((videoNo) => all.has(videoNo)))].slice(0, most);
}
