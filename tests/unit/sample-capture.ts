import type { Capture } from '../../utils/captures/types';

let serial = 0;

/** A valid capture for tests; each has its own id and key unless told otherwise. */
export function capture(change: Partial<Capture> = {}): Capture {
  serial += 1;
  return {
    id: `capture-${String(serial).padStart(6, '0')}`,
    key: `tiktok:post:${serial}`,
    platform: 'tiktok',
    kind: 'post',
    url: `https://www.tiktok.com/@mila/video/${serial}`,
    library: 'private',
    namespace: 'default',
    status: 'queued',
    createdAt: 1_800_000_000_000 + serial,
    updatedAt: 1_800_000_000_000 + serial,
    attempts: 0,
    videoNos: [],
    ...change,
  };
}
