import { afterEach, expect, it, vi } from 'vitest';
import { heldUploads, holdUploads } from '../../../utils/uploads/upload-locks';

afterEach(() => vi.unstubAllGlobals());

it('an upload is known to be under way as long as its page holds it', async () => {
  const held = [{ name: 'of somebody else' }];
  const request = (name: string, hold: () => Promise<never>) => {
    held.push({ name });
    return hold();
  };
  vi.stubGlobal('navigator', { locks: { request, query: async () => ({ held }) } });
  expect(await heldUploads()).toEqual(new Set());
  holdUploads(['a', 'b']);
  expect(await heldUploads()).toEqual(new Set(['a', 'b']));
});
