import type { UploadDetails } from '../captures/types';
import { CAMERA_MODEL_MAX_CHARS } from '../memories/limits';
import type { FileKind } from './check-file';
import { readTime, timeText } from './time-text';

/** Bytes of a video that are read at once. */
const SLICE = 256 * 1024;

/** A video whose description is not found within so many slices is taken as having none. */
const MAX_SLICES = 64;

/** Files without a time carry the start of their calendar (1904), cameras that lost theirs 1970 or 1980. */
const EARLIEST = Date.UTC(1990, 0, 1);

/**
 * What a file says of itself: when it was taken and, for images, the camera and the place. Reads no more of a video
 * than a few slices. Never rejects: a file that says nothing gives `{}`.
 */
export async function readDetails(file: File, kind: FileKind): Promise<UploadDetails> {
  try {
    return kind === 'image' ? await imageDetails(file) : await videoDetails(file);
  } catch {
    return {};
  }
}

async function imageDetails(file: File): Promise<UploadDetails> {
  const { default: reader } = await import('exifreader');
  const tags = await reader.load(await file.arrayBuffer(), { expanded: true });
  const taken = tags.exif?.DateTimeOriginal?.description ?? tags.exif?.DateTime?.description;
  const camera = tags.exif?.Model?.description?.trim();
  return {
    datetimeTaken: taken === undefined ? undefined : readTime(taken),
    cameraModel: camera ? camera.slice(0, CAMERA_MODEL_MAX_CHARS) : undefined,
    latitude: within(tags.gps?.Latitude, 90),
    longitude: within(tags.gps?.Longitude, 180),
  };
}

const within = (value: number | undefined, max: number) =>
  value !== undefined && Math.abs(value) <= max ? value : undefined;

/**
 * The creation time of an MP4 or MOV (`mvhd`). The parser says where it wants to read on, so that the pictures and
 * sounds before the description are skipped and not read.
 */
async function videoDetails(file: File): Promise<UploadDetails> {
  const { createFile } = await import('mp4box/simple');
  const parser = createFile();
  let created: Date | undefined;
  parser.onReady = (movie) => {
    created = movie.created;
  };
  let at = 0;
  for (let slice = 0; slice < MAX_SLICES && at < file.size && !created; slice += 1) {
    const bytes = await file.slice(at, at + SLICE).arrayBuffer();
    const next = parser.appendBuffer(Object.assign(bytes, { fileStart: at, usedBytes: 0 }));
    if (next === undefined || next <= at) break;
    at = next;
  }
  return created && created.getTime() > EARLIEST ? { datetimeTaken: timeText(created) } : {};
}
