import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { readList } from '../../../utils/lists';
import { Findings } from '../../../utils/lists/findings';
import { SECTIONS } from '../../../utils/lists/sections';
import { named, TIKTOK, YOUTUBE } from './kit';

// Large files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const read = async (list: File) => {
  const { sections, leftOut } = await readList(list);
  return {
    found: sections.flatMap(({ items }) => named(items)),
    leftOut: leftOut.map(({ reason }) => reason),
    all: leftOut,
  };
};
const text = (content: string) => new TextEncoder().encode(content);
const youtube = (i: number) => `https://youtu.be/${String(i).padStart(11, 'x')}`;
const Y = 'post qW3rT5yU7iO';
const T = 'post 7412000000000000101';

describe('what is wrong with a file has its word, and what could be read is offered', () => {
  it('an empty file', async () => {
    expect(await read(file('a.csv'))).toMatchObject({ found: [], leftOut: ['empty'] });
    expect(await read(file('a.csv', '\ufeff \n'))).toMatchObject({ found: [], leftOut: ['empty'] });
  });

  it('a text without any address', async () => {
    expect(await read(file('a.txt', 'nothing here'))).toMatchObject({ found: [], leftOut: ['nothing-found'] });
  });

  it.each([
    ['a picture', 'a.jpg', [0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]],
    ['a film', 'a.mp4', [0, 0, 0, 32, 102, 116, 121, 112, 105, 115, 111, 109, 0, 0, 2, 0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['a PDF', 'a.txt', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 10]],
  ])('%s', async (_, name, bytes) => {
    expect(await read(file(name, Uint8Array.from(bytes)))).toMatchObject({ found: [], leftOut: ['not-a-list'] });
  });

  it('JSON that breaks, with the place', async () => {
    const line = `{"url": "${TIKTOK}", oops}`;
    const { found, all } = await read(file('a.json', `[\n{"url": "${YOUTUBE}"},\n${line}\n]`));
    expect(found).toEqual([Y, T]);
    expect(all).toMatchObject([{ reason: 'broken', examples: [`a.json: line 3, column ${line.indexOf('oops') + 1}`] }]);
  });

  it('JSON lines of which one is broken', async () => {
    const list = file('a.ndjson', `{"url": "${YOUTUBE}"}\n{"url": nonsense}\n{"url": "${TIKTOK}"}\n`);
    expect(await read(list)).toMatchObject({ found: [Y, T], leftOut: ['broken'] });
  });

  it('JSON that is still being written', async () => {
    const list = file('a.json', `[{"url": "${YOUTUBE}"}, {"url": "https://www.tiktok.com/@sam`);
    expect(await read(list)).toMatchObject({ found: [Y], leftOut: ['cut-off'] });
  });

  it('a ZIP that is still being written', async () => {
    const zip = zipSync({ 'a.txt': text(YOUTUBE), 'b.txt': text(TIKTOK) });
    expect(await read(file('a.zip', zip.slice(0, -30)))).toMatchObject({ found: [Y, T], leftOut: ['cut-off'] });
  });

  it('a ZIP that ends within a file: what comes before is offered, but not the line that was cut', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => youtube(i * 7919)).join('\n');
    const zip = zipSync({ 'a.txt': text(YOUTUBE), 'b.txt': text(lines), 'c.txt': text(TIKTOK) });
    const { found, leftOut } = await read(file('a.zip', zip.slice(0, zip.length / 2)));
    const whole = new Set([Y, ...lines.split('\n').map((line) => `post ${line.slice(-11)}`)]);
    expect(found.length).toBeGreaterThan(500);
    expect(found.filter((name) => !whole.has(name))).toEqual([]);
    expect(leftOut).toEqual(['cut-off']);
  });

  it('a ZIP of which a part is encrypted, and a part is packed in a way of its own', async () => {
    const zip = zipSync({ 'a.txt': text(TIKTOK), 'b.txt': text(YOUTUBE), 'c.txt': text('x') });
    const entries = directoryEntries(zip);
    zip[(entries[0] ?? 0) + 8] = 1; // general purpose bit 0: encrypted
    zip[(entries[2] ?? 0) + 10] = 98; // PPMd
    const { found, all } = await read(file('a.zip', zip));
    expect(found).toEqual([Y]);
    expect(all).toMatchObject([
      { reason: 'encrypted', examples: ['a.txt'] },
      { reason: 'unsupported', examples: ['c.txt'] },
    ]);
  });

  it('a bomb: reading stops at a thousand times the size', async () => {
    const zip = zipSync({ 'bomb.txt': new Uint8Array(30_000_000).fill(97) }, { level: 9 });
    expect(zip.length).toBeLessThan(30_500);
    expect(await read(file('a.zip', zip))).toMatchObject({ found: [], leftOut: ['bomb'] });
  });

  it('a bomb in an archive within the archive, and one that is packed by gzip', async () => {
    const zeros = new Uint8Array(30_000_000).fill(97);
    const zip = zipSync({ 'a.txt': text(YOUTUBE), 'inner.zip': zipSync({ 'bomb.txt': zeros }, { level: 9 }) });
    expect(await read(file('a.zip', zip))).toMatchObject({ found: [Y], leftOut: ['bomb'] });
    expect(await read(file('a.gz', gzipSync(zeros, { level: 9 })))).toMatchObject({ found: [], leftOut: ['bomb'] });
  });

  it('a gzip that is still being written: what was cut is left out', async () => {
    const links = Array.from(
      { length: 5000 },
      (_, i) => `https://www.tiktok.com/@m${i * 7919}/video/${7_400_000 + i}000000000101`,
    );
    const packed = gzipSync(text(links.join('\n')));
    for (let cut = 2000; cut < 2020; cut++) {
      const { sections, leftOut } = await readList(file('a.txt.gz', packed.slice(0, -cut)));
      const found = sections.flatMap(({ items }) => items.map(({ url }) => url));
      expect(found).toEqual(links.slice(0, found.length));
      expect(found.length).toBeGreaterThan(2000);
      expect(leftOut.map(({ reason }) => reason)).toEqual(['cut-off']);
    }
  });

  it('a quote in a sheet that is never closed', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i},${i === 5 ? '"open' : 'x'},${youtube(i)}`);
    const { sections } = await readList(file('a.csv', ['n,title,url', ...rows].join('\n')));
    expect(sections[0]?.items.length).toBeGreaterThanOrEqual(29_999);
  });

  it('a sheet that ends within a quote: its last row is half of one', async () => {
    const list = file('a.csv', `url,title\n${YOUTUBE},x\n"https://www.instagram.com/kiln.w`);
    expect(await read(list)).toMatchObject({ found: [Y], leftOut: ['cut-off'] });
  });

  it('a list in one line of megabytes', async () => {
    const list = file('a.csv', Array.from({ length: 40_000 }, (_, i) => youtube(i)).join(','));
    const { sections, leftOut } = await readList(list);
    expect([sections[0]?.items.length, leftOut]).toEqual([40_000, []]);
  });

  it('bytes without a name', async () => {
    expect(await read(new Blob([YOUTUBE]) as File)).toMatchObject({ found: [Y], leftOut: [] });
  });

  it('more than can be shown: the rest is counted', () => {
    const found = new Findings(3);
    for (let i = 0; i < 5; i++) found.addText(SECTIONS.links, youtube(i));
    expect(found.sections[0]?.items.length).toBe(3);
    expect(found.leftOut).toMatchObject([{ reason: 'too-many', count: 2 }]);
  });

  it('a file that was changed while it was read', async () => {
    const list = file('a.txt', YOUTUBE);
    list.slice = () => {
      throw new DOMException('changed', 'NotReadableError');
    };
    expect(await read(list)).toMatchObject({ found: [], leftOut: ['changed'] });
  });
});

describe('archives', () => {
  it('TAR and gzip, as Google and Unix make them: long names, folders, pictures', async () => {
    const long = `Takeout/${'YouTube and YouTube Music/'.repeat(5)}history/watch-history.json`;
    const history = JSON.stringify([{ header: 'YouTube', titleUrl: `https://www.youtube.com/watch?v=qW3rT5yU7iO` }]);
    const tar = [
      tarMember('Takeout/', '', '5'),
      tarMember('././@LongLink', `${long}\0`, 'L'),
      tarMember(long.slice(0, 100), history),
      tarMember('PaxHeader', paxRecord('path', 'Takeout/été.txt'), 'x'),
      tarMember('short.txt', TIKTOK),
      tarMember('Takeout/archive_browser.html', 'https://youtu.be/zX9cV8bN7mQ'),
      tarMember('a.jpg', 'https://youtu.be/zX9cV8bN7mQ'),
      new Uint8Array(1024),
    ];
    const packed = gzipSync(Uint8Array.from(tar.flatMap((block) => [...block])));
    const { sections, leftOut } = await readList(file('takeout.tgz', packed));
    expect(sections.map(({ id, items }) => [id, named(items)])).toEqual([
      ['watched', [Y]],
      ['links', [T]],
    ]);
    expect(leftOut).toEqual([]);
  });

  it('an archive within an archive, as Notion makes them', async () => {
    const zip = zipSync({ 'Export-1.zip': zipSync({ 'a.md': text(YOUTUBE) }), 'b.txt': text(TIKTOK) });
    expect(await read(file('Export.zip', zip))).toMatchObject({ found: [Y, T], leftOut: [] });
  });
});

/** A file of a TAR: a head of 512 bytes, then its bytes in blocks of 512. */
function tarMember(path: string, content: string, kind = '0'): Uint8Array {
  const bytes = text(content);
  const block = new Uint8Array(512 + Math.ceil(bytes.length / 512) * 512);
  const put = (at: number, field: string) => block.set(text(field), at);
  put(0, path);
  put(124, bytes.length.toString(8).padStart(11, '0'));
  put(156, kind);
  put(257, 'ustar');
  block.set(bytes, 512);
  return block;
}

function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const length = text(rest).length;
  return `${length + String(length + 2).length}${rest}`;
}

describe('reading', () => {
  it('tells how far it came, and stops when it is told to', async () => {
    const list = file('a.txt', `${YOUTUBE}\n`.repeat(30_000));
    const seen: number[] = [];
    await readList(list, { onProgress: ({ read, size }) => seen.push(read / size) });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    const stop = new AbortController();
    const stopped = readList(list, { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
  });

  it.each([
    ['UTF-16 with its mark', [0xff, 0xfe, ...utf16(`Müller\t${YOUTUBE}\n`)]],
    ['UTF-16 without it', utf16(`Titel\t${YOUTUBE}\n`)],
    ['Windows-1252', [0x4d, 0xfc, 0x6c, ...text(` ${YOUTUBE}\n`)]],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, ...text(`${YOUTUBE} für\n`)]],
  ])('%s', async (_, bytes) => {
    expect((await read(file('a.txt', Uint8Array.from(bytes)))).found).toEqual([Y]);
  });

  it('finds an address that lies across two portions of the file, and one broken across two lines there', async () => {
    for (let gap = 262_130; gap < 262_150; gap++) {
      const list = file('a.txt', `${'ü'.repeat(1000)}${' '.repeat(gap - 2000)}${TIKTOK}\nend`);
      expect((await read(list)).found).toEqual([T]);
    }
    const lines = `${'line\n'.repeat(1999)}https://www.tiktok.com/@sample.maker/video/74120000\n00000000101\n${'line\n'.repeat(3000)}`;
    expect(await read(file('a.txt', lines))).toMatchObject({ found: [], leftOut: ['cut'] });
  });
});

function utf16(content: string): number[] {
  return [...content].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
}

/** Where the entries of a ZIP's directory begin. */
function directoryEntries(zip: Uint8Array): number[] {
  const view = new DataView(zip.buffer, zip.byteOffset);
  return [...zip.keys()].filter((at) => at + 4 <= zip.length && view.getUint32(at, true) === 0x02014b50);
}
