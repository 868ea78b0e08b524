import { type ClientOptions, isHeaderValue } from './client';
import { ENDPOINTS } from './endpoints';
import { openEnvelope } from './envelope';
import { ApiError, withoutKey } from './errors';
import { buildRequest } from './request';

/**
 * A video of the library as its bytes, whatever size it has; that costs traffic. JSON instead of bytes is an error.
 * Rejects with `ApiError`, or with the signal's reason.
 */
export async function downloadVideo(
  { fetch, apiAddress, apiKey, clock }: ClientOptions,
  videoNo: string,
  signal: AbortSignal,
): Promise<Blob> {
  if (!isHeaderValue(apiKey)) throw new ApiError('key-refused');
  const { url, init } = buildRequest(apiAddress, ENDPOINTS.download, { fields: { video_no: videoNo } });
  const headers = { ...init.headers, Authorization: apiKey };
  try {
    const answer = await fetch(url, { ...init, headers, signal, credentials: 'omit', redirect: 'error' });
    const isBytes = answer.ok && !/json|html/.test(answer.headers.get('Content-Type') ?? '');
    if (isBytes) return await answer.blob();
    const wire = { status: answer.status, text: await answer.text(), retryAfter: answer.headers.get('Retry-After') };
    withoutKey(apiKey, () => openEnvelope(wire, clock.now()));
    throw new ApiError('not-json', 'no video');
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ApiError) throw error;
    throw new ApiError('network', error instanceof Error ? error.message : '');
  }
}
