import type { ProblemCode } from '../captures/types';
import { IMAGE_FILE, VIDEO_FILE } from '../memories/limits';

export type FileKind = 'file' | 'image';

/** The media types of the video files that the API takes, for systems that don't know them. */
const VIDEO_TYPES: Record<(typeof VIDEO_FILE.extensions)[number], string> = {
  '.mp4': 'video/mp4',
  '.avi': 'video/x-msvideo',
  '.mkv': 'video/x-matroska',
  '.mov': 'video/quicktime',
};

/** What a file chooser may offer. */
export const ACCEPTED = [...VIDEO_FILE.extensions, ...IMAGE_FILE.types].join(',');

/** Whether the API takes a file, by name, type and size, and as what; else why not. Sizes in bytes. */
export function checkFile({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>): {
  kind: FileKind;
  problem?: Extract<ProblemCode, 'file-type' | 'file-size'>;
} {
  if (videoType(name)) return { kind: 'file', ...sizeProblem(size, VIDEO_FILE.maxBytes) };
  const isImage = IMAGE_FILE.types.some((known) => known === type);
  return isImage
    ? { kind: 'image', ...sizeProblem(size, IMAGE_FILE.maxBytes) }
    : { kind: 'file', problem: 'file-type' };
}

/** The same file, with the media type that the API insists on; nothing is copied. */
export function withMediaType(file: File): File {
  const type = videoType(file.name);
  return !type || file.type.startsWith(VIDEO_FILE.typePrefix) ? file : new File([file], file.name, { type });
}

function videoType(name: string): string | undefined {
  const extension = VIDEO_FILE.extensions.find((known) => name.toLowerCase().endsWith(known));
  return extension && VIDEO_TYPES[extension];
}

function sizeProblem(size: number, max: number): { problem?: 'file-size' } {
  return size > 0 && size <= max ? {} : { problem: 'file-size' };
}
