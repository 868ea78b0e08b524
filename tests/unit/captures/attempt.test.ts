import { expect, it } from 'vitest';
import { attempt } from '../../../utils/captures/attempt';
import { ApiError } from '../../../utils/memories/errors';

it('gives what the API answers, and what it refuses as a value', async () => {
  const refusal = new ApiError('server');
  expect(await attempt(async () => 'answer')).toBe('answer');
  expect(await attempt(() => Promise.reject(refusal))).toBe(refusal);
});

it('hides no mistake of ours', async () => {
  await expect(attempt(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
});
