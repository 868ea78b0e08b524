import type { UploadDetails } from '../captures/types';
import { checkData, detailFields, isHeaderValue } from './client';
import { ENDPOINTS } from './endpoints';
import { openEnvelope } from './envelope';
import { ApiError, withoutKey } from './errors';
import { multipart } from './request';
import { uploadedImages, uploadedVideo } from './schemas';

export interface UploadRequest {
  apiAddress: string;
  apiKey: string;
  /** `file`: exactly one video. `image`: one or more images, all with the same details. */
  kind: 'file' | 'image';
  files: readonly File[];
  details?: UploadDetails;
  /** The namespace. */
  uniqueId: string;
  /** The number of a folder, if one was chosen. */
  folderId?: string;
  callbackUrl?: string;
  /** Bytes of the request that have left, and how many there are. */
  onProgress?(sent: number, total: number): void;
  signal?: AbortSignal;
}

/**
 * Uploads files from a page, streaming them from disk: a worker could neither show progress nor outlive a long
 * upload. Out: the video's number or the images' ids, in the order of `files`. Rejects with `ApiError`, or with
 * the signal's reason when it was aborted.
 */
export async function uploadFiles(request: UploadRequest): Promise<string[]> {
  if (!isHeaderValue(request.apiKey)) throw new ApiError('key-refused');
  const answer = await post(request);
  return withoutKey(request.apiKey, () => {
    const data = openEnvelope(answer, Date.now());
    if (request.kind === 'file') return [checkData(uploadedVideo, data).videoNo];
    return checkData(uploadedImages, data).map((image) => image.id);
  });
}

/** `fetch` shows no upload progress, hence XMLHttpRequest. */
function post({
  apiAddress,
  apiKey,
  kind,
  files,
  details,
  uniqueId,
  folderId,
  callbackUrl,
  onProgress,
  signal,
}: UploadRequest) {
  const endpoint = kind === 'file' ? ENDPOINTS.uploadFile : ENDPOINTS.uploadImages;
  const shared = { unique_id: uniqueId, folder_id: folderId, ...detailFields(details) };
  const fields = kind === 'file' ? { file: files, callback: callbackUrl, ...shared } : { files, ...shared };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);

  return new Promise<{ status: number; text: string; retryAfter: string | null }>((resolve, reject) => {
    signal?.throwIfAborted();
    const xhr = new XMLHttpRequest();
    xhr.open('POST', new URL(endpoint.path, apiAddress).href);
    xhr.setRequestHeader('Authorization', apiKey);
    xhr.upload.addEventListener('progress', (event) => onProgress?.(event.loaded, event.total));
    xhr.addEventListener('load', () => {
      // It follows redirects and can't be told not to; what another server says of the upload counts for nothing.
      if (new URL(xhr.responseURL).origin !== new URL(apiAddress).origin) reject(new ApiError('server', 'redirect'));
      else resolve({ status: xhr.status, text: xhr.responseText, retryAfter: xhr.getResponseHeader('Retry-After') });
    });
    xhr.addEventListener('error', () => reject(new ApiError('network')));
    xhr.addEventListener('abort', () => reject(signal?.reason ?? new ApiError('network')));
    signal?.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.send(multipart(given));
  });
}
