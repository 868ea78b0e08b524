import { expect, it } from 'vitest';
import { explainUnrecognised } from '../../../utils/platforms/explain';

it.each([
  ['hello', 'not-a-url'],
  ['ftp://www.youtube.com/watch?v=jNQXAC9IVRw', 'not-a-url'],
  ['https://vimeo.com/1', 'other-site'],
  ['https://www.tiktok.com/@a/live', 'live-room'],
  ['https://www.youtube.com/playlist?list=PL1', 'playlist'],
  ['https://www.youtube.com/watch?list=PL1', 'playlist'],
  ['https://www.youtube.com/watch?v=short', 'other-page'],
  ['https://www.tiktok.com/@a/playlist/x-1', 'playlist'],
  ['https://www.instagram.com/stories/a/1/', 'story'],
  ['https://www.instagram.com/explore/', 'other-page'],
])('%s: %s', (url, reason) => {
  expect(explainUnrecognised(url)).toBe(reason);
});
