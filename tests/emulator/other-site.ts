import type { Reply } from './answers.ts';

/** One grey pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

const PAGE = `<!DOCTYPE html><title>Another site</title>
<p>See <a href="https://www.youtube.com/watch?v=kQ6hQb3mV_0">a video</a>,
<a href="https://www.tiktok.com/@tide_pools/video/7635167387301692549">a clip</a>
and <a href="/about">us</a>.</p>
<img src="/photo.png" alt="A grey square" width="200" height="200">
<video src="/clip.mp4" width="320" height="180" controls></video>`;

const reply = (type: string, body: string | Buffer): Reply => ({
  status: 200,
  headers: { 'content-type': type },
  body,
});

/** A site that the extension knows nothing of. */
export function otherSite(path: string): Reply {
  if (path === '/photo.png') return reply('image/png', Buffer.from(PNG, 'base64'));
  if (path === '/clip.mp4') return reply('video/mp4', Buffer.alloc(1024));
  return reply('text/html; charset=utf-8', PAGE);
}
