/** Small files made by hand, of which every byte is known. */

const u32 = (n: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};

const box = (type: string, ...parts: Buffer[]) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length + 8), Buffer.from(type, 'latin1'), content]);
};

/** Seconds from the start of MP4's calendar (1904) to that of JavaScript's (1970). */
const EPOCH = 2_082_844_800;

/** An MP4 that was made at `created` (ms since 1970; undefined = not said), its description before or after the media. */
export function mp4(created: number | undefined, { padding = 0, descriptionLast = false } = {}): File {
  const time = u32(created === undefined ? 0 : created / 1000 + EPOCH);
  const rest = [u32(1000), u32(5000), u32(0x10000), Buffer.from([1, 0, 0, 0]), Buffer.alloc(8 + 36 + 24), u32(2)];
  const moov = box('moov', box('mvhd', u32(0), time, time, ...rest));
  const ftyp = box('ftyp', Buffer.from('isom'), u32(512), Buffer.from('isomiso2mp41'));
  const mdat = box('mdat', Buffer.alloc(padding));
  const parts = descriptionLast ? [ftyp, mdat, moov] : [ftyp, moov, mdat];
  return new File(
    parts.map((part) => new Uint8Array(part)),
    'video.mp4',
    { type: 'video/mp4' },
  );
}

/** One entry of an image file directory (TIFF 6.0): tag, type, count, value or its offset. */
const entry = (tag: number, type: number, count: number, value: number | Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(tag, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt32BE(count, 4);
  return Buffer.concat([head, typeof value === 'number' ? u32(value) : value]);
};

const directory = (...entries: Buffer[]) => {
  const count = Buffer.alloc(2);
  count.writeUInt16BE(entries.length);
  return Buffer.concat([count, ...entries, u32(0)]);
};

const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;

/** A JPEG of no pixels whose EXIF names a time (`YYYY:MM:DD HH:MM:SS`), a camera, and 52.5° north, 13.25° west. */
export function jpeg(taken: string, camera: string): File {
  const time = Buffer.from(`${taken}\0`, 'latin1');
  const model = Buffer.from(`${camera}\0`, 'latin1');
  const degrees = (d: number, m: number) => Buffer.concat([d, 1, m, 1, 0, 1].map(u32));
  const lengthOf = (entries: number) => 2 + entries * 12 + 4;
  const exifAt = 8 + lengthOf(3);
  const gpsAt = exifAt + lengthOf(1);
  const dataAt = gpsAt + lengthOf(4);
  const modelAt = dataAt + time.length;
  const latitudeAt = modelAt + model.length;
  const tiff = Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 42]),
    u32(8),
    directory(
      entry(0x0110, ASCII, model.length, modelAt),
      entry(0x8769, LONG, 1, exifAt),
      entry(0x8825, LONG, 1, gpsAt),
    ),
    directory(entry(0x9003, ASCII, time.length, dataAt)),
    directory(
      entry(1, ASCII, 2, Buffer.from('N\0\0\0')),
      entry(2, RATIONAL, 3, latitudeAt),
      entry(3, ASCII, 2, Buffer.from('W\0\0\0')),
      entry(4, RATIONAL, 3, latitudeAt + 24),
    ),
    time,
    model,
    degrees(52, 30),
    degrees(13, 15),
  ]);
  const app1 = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(app1.length + 2);
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, app1, Buffer.from([0xff, 0xd9])]);
  return new File([new Uint8Array(bytes)], 'photo.jpg', { type: 'image/jpeg' });
}
