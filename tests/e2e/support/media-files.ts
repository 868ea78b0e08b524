import { jpeg, mp4 } from '../../unit/uploads/sample-files.ts';

/** A file as Playwright hands it to a file field. */
async function payload(file: File, name: string) {
  return { name, mimeType: file.type, buffer: Buffer.from(await file.arrayBuffer()) };
}

/** A video of no pictures that was made at an ISO time. */
export const mp4File = (name: string, made: string) => payload(mp4(Date.parse(made), { padding: 300_000 }), name);

/** A JPEG of no pixels with a capture time (`YYYY:MM:DD HH:MM:SS`), a camera and a place. */
export const jpegFile = (name: string, taken: string) => payload(jpeg(taken, 'Pixel 9'), name);
