import type { CapturedVideo } from '../captures/types';
import { keyOf, pageUrlOf, recognise, type Target } from '../platforms/index';
import type { Save } from './document';
import { nameOf } from './video-name';

/** A save of which the library made several videos: a creator, a hashtag, a post of several. */
export const hasParts = (save: Save): boolean =>
  save.videoNos.length > 1 && (save.kind !== 'post' || oneLibrary(save.videoNos).length > 1);

/** What is in both libraries is the same there: of a post those of the private one, if there are any. */
function oneLibrary(videoNos: readonly string[]): readonly string[] {
  const own = videoNos.filter((no) => !no.startsWith('PI-'));
  return own.length > 0 ? own : videoNos;
}

/** The videos of a save, each post once though both libraries have it. Pure. */
export function videosToShow(save: Save): readonly string[] {
  if (save.kind === 'post') return oneLibrary(save.videoNos);
  const byNo = new Map(save.videos.map((video) => [video.videoNo, video]));
  const seen = new Set<string>();
  return save.videoNos.filter((no) => {
    const key = keyOfVideo(byNo.get(no)) ?? no;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/**
 * One video of a save as a save of its own: with the address of its post, as far as the library says which that is.
 * Of a save with one video the save itself. Pure.
 */
export function partOf(save: Save, videoNo: string): Save {
  if (!hasParts(save)) return save;
  const video = save.videos.find((one) => one.videoNo === videoNo);
  const target = targetOf(video);
  // Of a post of several pictures or clips: all of them are at its address.
  const url = target ? pageUrlOf(target) : save.kind === 'post' ? save.url : undefined;
  return {
    ...save,
    key: target ? keyOf(target) : save.kind === 'post' ? save.key : `${save.platform}:post:${videoNo}`,
    kind: 'post',
    url,
    title: nameOf(video) ?? url ?? videoNo,
    note: undefined,
    tags: [],
    videoNos: [videoNo],
    videos: video ? [video] : [],
    status: video && video.state !== 'ready' ? video.state : save.status,
  };
}

/** What shows a video: its own save, or a part of a save of several. */
export interface Shown {
  part: Save;
  /** The save of the list that has it. */
  save: Save;
}

/** What shows each video, its own post before a list that has it, too. Pure. */
export function shownBy(saves: readonly Save[]): (videoNo: string) => Shown | undefined {
  const lists = saves.filter(hasParts);
  const single = saves.filter((save) => !hasParts(save));
  const owners = new Map([...lists, ...single].flatMap((save) => save.videoNos.map((no) => [no, save] as const)));
  return (videoNo) => {
    const save = owners.get(videoNo);
    return save && { save, part: partOf(save, videoNo) };
  };
}

/** The video of one of the saves that is a post, looked for among all videos of all of them. Pure. */
export function partByKey(saves: readonly Save[], key: string): Shown | undefined {
  const id = key.slice(key.lastIndexOf(':') + 1);
  for (const save of saves) {
    if (!hasParts(save)) continue;
    // To recognise every address of thousands takes long.
    const video = save.videos.find(
      (one) => addressesOf(one).some((url) => url.includes(id)) && keyOfVideo(one) === key,
    );
    if (video) return { save, part: partOf(save, video.videoNo) };
  }
  return undefined;
}

const addressesOf = ({ url, name }: CapturedVideo) => [url, name].filter((text) => text !== undefined);

/** The older answer names the post in the name of the video. */
function targetOf(video: CapturedVideo | undefined): Target | undefined {
  if (!video) return undefined;
  for (const address of addressesOf(video)) {
    const target = recognise(address);
    if (target) return target;
  }
  return undefined;
}

function keyOfVideo(video: CapturedVideo | undefined): string | undefined {
  const target = targetOf(video);
  return target && keyOf(target);
}
