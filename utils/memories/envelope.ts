import { parse } from 'lossless-json';
import * as v from 'valibot';
import { ApiError, errorOfCode, errorOfHttpStatus } from './errors';

/** An answer as it came over the wire, before anybody made sense of it. */
export interface WireAnswer {
  status: number;
  text: string;
  /** The header `Retry-After`, if any: seconds or a date. */
  retryAfter: string | null;
}

/** Yes or no in any of the ways in which servers write it; anything else says nothing. */
const flag = v.pipe(
  v.unknown(),
  v.transform((value) => {
    const text = String(value).toLowerCase();
    return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined;
  }),
);

/**
 * Every number arrives as its digits (see `parseJson`), hence only texts here. Of what an answer says besides its code
 * and its data nothing may be of another shape than is due and make it none: what was taken would be sent again.
 */
const envelopeSchema = v.object({
  code: v.string(),
  msg: v.fallback(v.nullish(v.string()), null),
  data: v.optional(v.unknown()),
  success: v.optional(flag),
  failed: v.optional(flag),
});

/** What the servers in front of the API answer with. */
const gatewaySchema = v.object({ status: v.string(), error: v.optional(v.string()) });

/**
 * In: an answer and the wall clock (ms, for a `Retry-After` date). Out: the envelope's `data`, unchecked.
 * Throws `ApiError` for everything that is no success, also inside HTTP 200.
 */
export function openEnvelope(answer: WireAnswer, now: number): unknown {
  const retryAfterMs = parseRetryAfter(answer.retryAfter, now);
  const body = parseJson(answer.text);
  const envelope = v.safeParse(envelopeSchema, body);
  if (!envelope.success) throw withoutEnvelope(answer, body, retryAfterMs);

  const { code, msg, data, success, failed } = envelope.output;
  const error = errorOfCode(code, msg ?? '');
  if (error) throw new ApiError(error, msg ?? '', retryAfterMs);
  if (answer.status >= 400) throw new ApiError(errorOfHttpStatus(answer.status), msg ?? '', retryAfterMs);
  if (failed === true || success === false) throw new ApiError('server', msg ?? '', retryAfterMs);
  return data;
}

/**
 * JSON with each number as its digits: ids such as 568102998803353601 lie beyond 2^53 and would be changed by
 * `JSON.parse`. Undefined when the text is no JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return parse(text, undefined, String);
  } catch {
    return undefined;
  }
}

function withoutEnvelope(answer: WireAnswer, body: unknown, retryAfterMs: number | undefined): ApiError {
  const gateway = v.safeParse(gatewaySchema, body);
  if (gateway.success) {
    const { status, error } = gateway.output;
    return new ApiError(errorOfHttpStatus(Number(status)), `${status} ${error ?? ''}`.trim(), retryAfterMs);
  }
  if (answer.status >= 400)
    return new ApiError(errorOfHttpStatus(answer.status), `HTTP ${answer.status}`, retryAfterMs);
  return new ApiError('not-json', `HTTP ${answer.status}`, retryAfterMs);
}

/** Longer waits are a mistake of whoever asks for them; nothing should be stuck for a year by one answer. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60_000;

/** `Retry-After` in ms, a day at most: seconds, or a date (RFC 9110, 10.2.3). Undefined when absent or senseless. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return ms > 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : undefined;
}
