import * as v from 'valibot';
import { CHAT_DONE } from './assumptions';
import { type ClientOptions, isHeaderValue } from './client';
import { ENDPOINTS } from './endpoints';
import { openEnvelope, parseJson } from './envelope';
import { ApiError, withoutKey } from './errors';
import { chatEvent, type Hit } from './library-schemas';
import { buildRequest } from './request';
import { chunksOf, readEvents } from './sse';

export interface ChatRequest {
  videoNos: readonly string[];
  prompt: string;
  /** Of the answer before, so that the next question goes on from there. */
  sessionId?: string;
  namespace: string;
  signal: AbortSignal;
}

/** What an answer brings, piece by piece. */
export type ChatPiece = { words: string } | { sources: Hit[] } | { sessionId: string };

/**
 * Asks about videos and gives the answer as it is made. Rejects with `ApiError` (`stream-cut` in its detail where the
 * answer broke off), or with the signal's reason. What came before an error was given.
 */
export async function* streamChat(
  { fetch, apiAddress, apiKey, clock }: ClientOptions,
  { videoNos, prompt, sessionId, namespace, signal }: ChatRequest,
): AsyncGenerator<ChatPiece> {
  if (!isHeaderValue(apiKey)) throw new ApiError('key-refused');
  const fields = { video_nos: videoNos, prompt, session_id: sessionId, unique_id: namespace };
  const { url, init } = buildRequest(apiAddress, ENDPOINTS.chat, { fields });
  const headers = { ...init.headers, Authorization: apiKey, Accept: 'text/event-stream' };
  const answer = await reach(signal, () =>
    fetch(url, { ...init, headers, signal, credentials: 'omit', redirect: 'error', cache: 'no-store' }),
  );
  const isStream = answer.ok && answer.body && /event-stream/.test(answer.headers.get('Content-Type') ?? '');
  if (!isStream || !answer.body) {
    const text = await reach(signal, () => answer.text());
    const wire = { status: answer.status, text, retryAfter: answer.headers.get('Retry-After') };
    withoutKey(apiKey, () => openEnvelope(wire, clock.now()));
    throw new ApiError('not-json', 'no stream');
  }
  const events = readEvents(chunksOf(answer.body), isJson);
  for (;;) {
    const next = await reach(signal, () => events.next());
    if (next.done) throw new ApiError('network', 'stream-cut');
    const pieces = withoutKey(apiKey, () => piecesOf(next.value, clock.now()));
    if (!pieces) return;
    yield* pieces;
  }
}

/** A fault of the network as `ApiError`; a stop of the person's as what it is. */
async function reach<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ApiError) throw error;
    throw new ApiError('network', error instanceof Error ? error.message : '');
  }
}

/** In: the data of one event. Out: what it brings; null: the answer is at its end. Throws what it says went wrong. */
function piecesOf(data: string, now: number): ChatPiece[] | null {
  const body = parseJson(data);
  const text = typeof body === 'string' ? body : body === undefined ? data.trim() : undefined;
  if (text?.toLowerCase() === CHAT_DONE.toLowerCase() || text === '[DONE]') return null;
  if (text) throw new ApiError('server', text);
  const event = v.safeParse(chatEvent, body);
  // An error in the envelope of all other calls; an event of a kind that is not known says nothing.
  if (!event.success) {
    if (isEnvelope(body)) openEnvelope({ status: 200, text: data, retryAfter: null }, now);
    return [];
  }
  if (event.output.type === 'ref') return [{ sources: event.output.hits }];
  if (event.output.type !== 'content') return [];
  const { content, sessionId, session_id = sessionId } = event.output;
  return [...(session_id ? [{ sessionId: session_id }] : []), ...(content ? [{ words: content }] : [])];
}

/** An event of this stream is one object or one text. */
const isJson = (data: string) => /^\s*[{"]/.test(data) && parseJson(data) !== undefined;

const isEnvelope = (body: unknown) => typeof body === 'object' && body !== null && 'code' in body;
