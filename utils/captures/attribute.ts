import { keyOf, recognise } from '../platforms/index';
import type { Capture, CapturedVideo } from './types';

/**
 * Says which videos of a task belong to which of its captures. In: all captures and all videos of one task. Out:
 * for each capture its videos, by capture id. Pure.
 *
 * Posts are matched by platform and id, also when the video's address has another form than the one sent. Videos
 * that can't be told by address (the older answer names none) are given to the posts left over, in order, but only
 * once there are as many of them: before that nobody knows whose they are. A creator has all videos of its task;
 * tags that shared a request share its videos, since the API does not say which tag brought which.
 */
export function attributeVideos(
  captures: readonly Capture[],
  videos: readonly CapturedVideo[],
): Map<string, CapturedVideo[]> {
  const owned = new Map(captures.map((capture): [string, CapturedVideo[]] => [capture.id, []]));
  const posts = captures.filter((capture) => capture.kind === 'post');
  const byKey = Map.groupBy(posts, (post) => post.key);
  const unplaced: CapturedVideo[] = [];
  for (const video of videos) {
    const key = keyOfVideo(video, posts);
    if (key === null) unplaced.push(video);
    for (const post of byKey.get(key ?? '') ?? []) owned.get(post.id)?.push(video);
  }
  giveInOrder(posts, unplaced, owned);
  for (const capture of captures) if (capture.kind !== 'post') owned.set(capture.id, [...videos]);
  return owned;
}

/** Which post a video is, as far as its address or name shows it; null when neither says anything. */
function keyOfVideo(video: CapturedVideo, posts: readonly Capture[]): string | null {
  const target = video.url ? recognise(video.url) : null;
  if (target) return keyOf(target);
  return posts.find((post) => video.name?.includes(idOf(post)))?.key ?? null;
}

function giveInOrder(
  posts: readonly Capture[],
  unplaced: readonly CapturedVideo[],
  owned: Map<string, CapturedVideo[]>,
) {
  const keys = [...new Set(posts.filter((post) => owned.get(post.id)?.length === 0).map((post) => post.key))];
  if (unplaced.length < keys.length) return;
  for (const post of posts) {
    const video = unplaced[keys.indexOf(post.key)];
    if (video) owned.get(post.id)?.push(video);
  }
}

function idOf(post: Capture): string {
  return post.key.slice(post.key.indexOf(':', post.key.indexOf(':') + 1) + 1);
}
