import type { Capture } from '../../../utils/captures/types.ts';
import type { LocalWorld } from '../../emulator/server.ts';
import { sampleRows } from '../sample-rows.ts';
import { SAID } from './said.ts';

/** The posts of the samples, all ready in the private library, and something is said in them. */
export function readyRows(world: LocalWorld): Capture[] {
  const { videos, speech } = world.api.libraries;
  const posts = sampleRows(Date.now()).filter(({ kind }) => kind === 'post');
  return posts.map((row, i) => {
    const videoNo = `VI90${i}`;
    const { key, url, title = '' } = row;
    const video = { videoNo, library: 'private', namespace: 'default', url, name: title } as const;
    videos.set(videoNo, { ...video, indexingAt: 0, readyAt: 0 });
    speech.set(key.split(':')[2] ?? '', SAID[title] ?? []);
    return { ...row, status: 'ready', library: 'private', problem: undefined, videoNos: [videoNo] };
  });
}
