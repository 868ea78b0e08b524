import type { MemoriesClient } from '../memories/client';
import { ApiError } from '../memories/errors';
import type { Batch } from './plan';
import type { StoredFile } from './schema';

/** What the API gave for a batch: a task to follow, a video to follow, or an image that needs no following. */
export type Receipt = { taskId: string } | { videoNo: string } | { imageId: string };

/** Sends one batch to the endpoint of its kind. `file`: the image itself. Rejects with `ApiError`. */
export async function dispatch(client: MemoriesClient, batch: Batch, file?: StoredFile): Promise<Receipt> {
  const { kind, library, namespace, folderId, callbackUrl, quality, count, details, url } = batch.like;
  // Sent again and retried at once, two captures may be the same thing.
  const urls = [...new Set(batch.captures.map((capture) => capture.url))];
  const to = { library, namespace, folderId, callbackUrl };
  switch (kind) {
    case 'post':
      return { taskId: await client.importPosts(urls, { ...to, quality }) };
    case 'creator':
      return { taskId: await client.importCreator(url, { ...to, count }) };
    case 'hashtag':
      return { taskId: await client.importHashtags(urls, { ...to, count }) };
    case 'direct':
      return { videoNo: await client.uploadUrl(url, { namespace, folderId, callbackUrl, details }) };
    case 'image':
    case 'file':
      return { imageId: await sendImage(client, batch, file) };
  }
}

async function sendImage(client: MemoriesClient, { like }: Batch, file?: StoredFile): Promise<string> {
  if (!file) throw new ApiError('interrupted');
  const image = new File([file.blob], file.name, { type: file.blob.type });
  const { namespace, folderId, details } = like;
  const [id] = await client.uploadImages([image], { namespace, folderId, details });
  if (!id) throw new ApiError('no-task-id');
  return id;
}
