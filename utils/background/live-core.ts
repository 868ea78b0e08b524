import type { Core } from '../captures/core';
import type { Storage } from '../captures/storage';
import { createClient } from '../memories/client';
import { readSettings } from '../settings';
import { readApiKey } from '../settings/api-key';
import { heldUploads } from '../uploads/upload-locks';
import { follow, mayFollow } from './short-links';

/** The durable core's surroundings as they are in a browser. */
export function liveCore(storage: Storage, changed: () => void): Core {
  const clock = { now: () => Date.now() };
  return {
    clock,
    changed,
    db: storage.db,
    storage,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    // Read anew for each request: the key and the address may change at any time.
    async client() {
      const [apiKey, { apiAddress }] = await Promise.all([readApiKey(), readSettings()]);
      return apiKey === '' ? null : createClient({ fetch: globalThis.fetch, apiAddress, apiKey, clock });
    },
    follow,
    mayFollow,
    uploadsOfPages: heldUploads,
  };
}
