/** A file within a TAR. Its bytes can be read until the next one is asked for. */
export interface TarMember {
  path: string;
  bytes: AsyncIterable<Uint8Array>;
}

const BLOCK = 512;

/** Whether bytes begin with the head of a TAR: the mark that every system has written since 1988. */
export function isTar(head: Uint8Array): boolean {
  return textAt(head, 257, 5) === 'ustar';
}

export async function isTarFile(blob: Blob): Promise<boolean> {
  return isTar(new Uint8Array(await blob.slice(0, BLOCK).arrayBuffer()));
}

/**
 * The files of a TAR, one after the other; one that breaks off ends the last file early. Layout:
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, "ustar Interchange Format"
 */
export async function* membersOfTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember> {
  const source = new ByteSource(bytes);
  let longPath = '';
  for (;;) {
    const head = await source.take(BLOCK);
    // Two blocks of NULs end it.
    if (head.length < BLOCK || head[0] === 0) return;
    const size = sizeOf(head);
    const kind = String.fromCharCode(head[156] ?? 0);
    const end = source.at + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === 'L') longPath = textAt(await source.take(size), 0, size);
    else if (kind === 'x') longPath = paxPath(textAt(await source.take(size), 0, size)) ?? longPath;
    else if (kind === '0' || kind === '\0') {
      const prefix = textAt(head, 345, 155);
      const path = longPath || (prefix ? `${prefix}/` : '') + textAt(head, 0, 100);
      longPath = '';
      yield { path, bytes: source.portions(size) };
    }
    if (!(await source.skipTo(end))) return;
  }
}

/** Octal digits; of more than 8 GB a number behind a mark. */
function sizeOf(head: Uint8Array): number {
  if ((head[124] ?? 0) < 0x80) return Number.parseInt(textAt(head, 124, 12).trim() || '0', 8) || 0;
  return head.subarray(126, 136).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Up to the first NUL. */
function textAt(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** `27 path=Takeout/…` on a line, among other things that are known of the next file. */
const paxPath = (records: string) => /^\d+ path=(.*)$/m.exec(records)?.[1];

/** Bytes that come in portions, taken in others. */
class ByteSource {
  readonly #from: AsyncIterator<Uint8Array>;
  #held = new Uint8Array();
  at = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#from = bytes[Symbol.asyncIterator]();
  }

  /** At most so many bytes, none at the end. */
  async #some(most: number): Promise<Uint8Array> {
    while (this.#held.length === 0) {
      const { value, done } = await this.#from.next();
      if (done) return new Uint8Array();
      this.#held = new Uint8Array(value);
    }
    const taken = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(taken.length);
    this.at += taken.length;
    return taken;
  }

  /** So many bytes, fewer at the end. */
  async take(length: number): Promise<Uint8Array> {
    const all = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const some = await this.#some(length - filled);
      if (some.length === 0) break;
      all.set(some, filled);
      filled += some.length;
    }
    return all.subarray(0, filled);
  }

  async *portions(length: number): AsyncGenerator<Uint8Array> {
    const end = this.at + length;
    while (this.at < end) {
      const some = await this.#some(end - this.at);
      if (some.length === 0) throw new Error('the TAR ends within a file');
      yield some;
    }
  }

  /** Gives whether there is so much. */
  async skipTo(place: number): Promise<boolean> {
    while (this.at < place) if ((await this.#some(place - this.at)).length === 0) return false;
    return true;
  }
}
