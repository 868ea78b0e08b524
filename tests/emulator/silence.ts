const RATE = 8000;

/** So many seconds of silence as a WAV file (8 bits, one channel): something that a video element plays. */
export function silence(seconds: number): Buffer {
  const bytes = Buffer.alloc(44 + RATE * seconds, 128);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + RATE * seconds, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(RATE * seconds, 40);
  return bytes;
}
