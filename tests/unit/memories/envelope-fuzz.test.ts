import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../utils/memories/client';
import { openEnvelope, parseJson } from '../../../utils/memories/envelope';
import { ApiError } from '../../../utils/memories/errors';

const KEY = 'sk-mavi-secret-0123456789';

/** Digits as a provider may send them: ids beyond 2^53, fractions, exponents. */
const number = fc.oneof(
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);

/** Code, words and data of every type, by the names that the envelope has. */
const value: fc.Arbitrary<string> = fc.oneof(
  { depthSize: 'small' },
  number,
  fc.json(),
  fc.constantFrom('null', 'true', '"0000"', '"0001"', '"0429"', '200', '{}', '[]', `"${KEY}"`, `"key ${KEY} refused"`),
);
const envelope = fc
  .dictionary(
    fc.constantFrom('code', 'msg', 'data', 'success', 'failed', 'status', 'error', '__proto__', 'taskId', 'videos'),
    value,
  )
  .map((fields) => `{${Object.entries(fields).map(([name, text]) => `"${name}":${text}`)}}`);

/** Whole answers: envelopes, other JSON, JSON that breaks off, HTML, bytes. */
const body = fc.oneof(
  envelope,
  value,
  fc.tuple(envelope, fc.nat(40)).map(([text, cut]) => text.slice(0, Math.max(0, text.length - cut))),
  fc.string({ unit: 'binary' }),
  fc.constant(`<html>${KEY}</html>`),
  fc.uint8Array().map((bytes) => new TextDecoder().decode(bytes)),
);
const status = fc.constantFrom(200, 201, 400, 401, 404, 429, 500, 503);
const retryAfter = fc.option(fc.oneof(fc.string(), fc.constantFrom('7', '-1', '1e9', 'Wed, 21 Oct 2026 07:28:00 GMT')));

describe('whatever comes as an answer', () => {
  it('is opened or is an ApiError, never anything else', () => {
    fc.assert(
      fc.property(body, status, retryAfter, (text, code, wait) => {
        try {
          openEnvelope({ status: code, text, retryAfter: wait }, 0);
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError);
          const { retryAfterMs = 1 } = error as ApiError;
          expect(retryAfterMs > 0 && retryAfterMs <= 24 * 60 * 60_000).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  it('gives data that was checked, or an ApiError without the key, from every call', async () => {
    await fc.assert(
      fc.asyncProperty(body, status, async (text, code) => {
        const fetch = async () => new Response(text, { status: code });
        const client = createClient({ fetch, apiAddress: 'https://api.test', apiKey: KEY, clock: { now: () => 0 } });
        const to = { library: 'private', namespace: 'default' } as const;
        const calls: [ask: () => Promise<unknown>, isRight: (answer: unknown) => boolean][] = [
          [() => client.importPosts(['https://a'], to), isId],
          [() => client.importCreator('https://a', to), isId],
          [() => client.importHashtags(['a'], to), isId],
          [() => client.uploadUrl('https://a', to), isId],
          [() => client.taskVideos('1', to), (answer) => isObject(answer) && ('videos' in answer || 'ids' in answer)],
          [() => client.video('VI1', 'private'), (answer) => isObject(answer) && isId(answer.videoNo)],
          [() => client.folders(), Array.isArray],
          [() => client.listVideos({ page: 1, size: 1, namespace: 'default' }), isObject],
        ];
        for (const [ask, isRight] of calls) {
          const answer = await ask().catch((error: unknown) => error);
          if (answer instanceof ApiError)
            expect(`${answer.message} ${answer.detail} ${answer.stack}`).not.toContain(KEY);
          else expect(isRight(answer), JSON.stringify(answer)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('keeps every whole number as its digits, however long', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 80n }), (id) => {
        expect(parseJson(`{"code":"0000","data":{"taskId":${id}}}`)).toMatchObject({ data: { taskId: String(id) } });
      }),
    );
  });
});

function isId(answer: unknown): boolean {
  return typeof answer === 'string' && answer !== '';
}

function isObject(answer: unknown): answer is Record<string, unknown> {
  return typeof answer === 'object' && answer !== null;
}
