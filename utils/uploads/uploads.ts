import type { Problem, UploadDetails } from '../captures/types';
import { IMAGE_FILE } from '../memories/limits';
import type { FileKind } from './check-file';

/** A file on the uploads page. `refused`: it was never begun, since the API would not take it. */
export interface Upload {
  id: string;
  file: File;
  kind: FileKind;
  /** What the file says of itself, as the person changed it. */
  details: UploadDetails;
  state: 'waiting' | 'uploading' | 'done' | 'failed' | 'cancelled' | 'refused';
  /** Bytes that have left. */
  sent: number;
  problem?: Problem;
  /** Its row in the history, once begun. */
  captureId?: string;
  /** To be sent in a request of its own, since one with others was refused. */
  alone?: boolean;
}

/** What of the details goes along: camera and place are personal, and only sent when the person says so. */
export function detailsToSend(details: UploadDetails, personal: boolean): UploadDetails {
  return personal ? details : { datetimeTaken: details.datetimeTaken };
}

/** Images in one request. The API publishes no number; this keeps a failed one cheap to repeat. */
const MAX_IMAGES = 10;

/** Bytes of images in one request: as much as the largest images that a request of five could hold. */
const MAX_IMAGE_BYTES = 5 * IMAGE_FILE.maxBytes;

/**
 * What goes into the next request: one video; or images that share their details, which the API takes once a
 * request. Empty when nothing waits. The first in line is always in it.
 */
export function nextBatch(uploads: readonly Upload[]): Upload[] {
  const waiting = uploads.filter(({ state }) => state === 'waiting');
  const [first, ...others] = waiting;
  if (!first) return [];
  if (first.kind === 'file' || first.alone) return [first];
  const batch = [first];
  let bytes = first.file.size;
  for (const upload of others) {
    if (batch.length === MAX_IMAGES) break;
    if (upload.kind !== 'image' || upload.alone || !sameDetails(upload.details, first.details)) continue;
    if (bytes + upload.file.size > MAX_IMAGE_BYTES) continue;
    batch.push(upload);
    bytes += upload.file.size;
  }
  return batch;
}

function sameDetails(a: UploadDetails, b: UploadDetails): boolean {
  const names = ['datetimeTaken', 'cameraModel', 'latitude', 'longitude'] as const;
  return names.every((name) => a[name] === b[name]);
}

/** How much of each file has left when `sent` bytes of their common request have. */
export function shareProgress(batch: readonly Upload[], sent: number): Map<string, number> {
  let left = sent;
  return new Map(
    batch.map(({ id, file }) => {
      const own = Math.min(left, file.size);
      left -= own;
      return [id, own];
    }),
  );
}
