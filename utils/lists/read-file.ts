import { bytesOf } from './decode.ts';
import { Findings } from './findings.ts';
import { isGzip } from './formats/gzip.ts';
import { isPdf } from './formats/pdf.ts';
import { isTarFile } from './formats/tar.ts';
import { BombError, isZip } from './formats/zip.ts';
import { readGzip, readTar, readZip } from './read-archive.ts';
import { counted, nameOf, type Reading, readBytes, StopError } from './read-bytes.ts';
import { readPdf } from './read-pdf.ts';
import type { ListContents, ReadOptions } from './types.ts';

/** Reads a file, or everything in an archive that may be a list. Rejects only when `signal` says so. */
export async function readFile(file: File, { signal, onProgress }: ReadOptions = {}): Promise<ListContents> {
  const found = new Findings();
  const formats = new Set<string>();
  const tell = (read: number) => {
    if (signal?.aborted) throw new StopError();
    onProgress?.({ read: Math.min(read, file.size), size: file.size, found: found.count });
  };
  try {
    await readAny(file, { found, formats, tell });
  } catch (error) {
    signal?.throwIfAborted();
    found.leave(reasonOf(error), error instanceof BombError && error.message ? error.message : nameOf(file));
  }
  signal?.throwIfAborted();
  tell(file.size);
  const { sections, leftOut } = found;
  if (sections.length === 0 && leftOut.length === 0) found.leave('nothing-found', nameOf(file));
  return { format: [...formats].join(', ') || 'Unknown', sections, leftOut: found.leftOut };
}

async function readAny(file: File, reading: Reading): Promise<void> {
  if (file.size === 0) reading.found.leave('empty', nameOf(file));
  else if (await isZip(file)) await readZip(file, reading);
  else if (await isGzip(file)) await readGzip(file, reading);
  else if (await isTarFile(file)) await readTar(file, reading);
  else if (await isPdf(file)) await readPdf(file, reading);
  else await readBytes(counted(bytesOf(file), reading.tell), nameOf(file), reading);
}

function reasonOf(error: unknown): 'bomb' | 'changed' | 'cut-off' {
  if (error instanceof BombError) return 'bomb';
  // The browser forbids reading a file that has changed since it was chosen.
  return error instanceof Error && error.name === 'NotReadableError' ? 'changed' : 'cut-off';
}
