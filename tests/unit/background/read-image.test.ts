import { afterEach, describe, expect, it, vi } from 'vitest';
import { readImage, readImageInPage } from '../../../utils/background/read-image';

/** A server whose picture comes in pieces of 4 bytes; counts the pieces that were asked for. */
function serves({ pieces, headers = {} }: { pieces: number; headers?: Record<string, string> }) {
  const given = { pieces: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(stream) {
        if (given.pieces === pieces) return stream.close();
        given.pieces += 1;
        stream.enqueue(new TextEncoder().encode('abcd'));
      },
      cancel() {
        given.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const all = new Headers({ 'Content-Type': 'image/png; charset=binary', ...headers });
  vi.stubGlobal('fetch', async () => ({ ok: true, headers: all, body }));
  return given;
}

const read = () => readImage('https://images.example/a.png', 10);

afterEach(() => vi.unstubAllGlobals());

describe('reading an image in the worker', () => {
  it('gives it whole, with its type', async () => {
    serves({ pieces: 2 });
    const image = await read();
    if (!(image instanceof Blob)) throw new Error(`no picture: ${image}`);
    expect([image.type, await image.text()]).toEqual(['image/png', 'abcdabcd']);
  });

  it('stops as soon as more came than the API takes', async () => {
    const given = serves({ pieces: 1000 });
    expect(await read()).toBe('too-large');
    expect(given).toEqual({ pieces: 3, cancelled: true });
  });

  it('reads nothing of one that says it is too large', async () => {
    const given = serves({ pieces: 1000, headers: { 'Content-Length': '4000' } });
    expect(await read()).toBe('too-large');
    expect(given).toEqual({ pieces: 0, cancelled: true });
  });

  it('gives none when there is none', async () => {
    vi.stubGlobal('fetch', async () => ({ ok: false, headers: new Headers(), body: null }));
    expect(await read()).toBeNull();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('unreachable')));
    expect(await read()).toBeNull();
  });
});

describe('reading an image in its page', () => {
  const readThere = () => readImageInPage('https://images.example/a.png', 10);

  it('reads nothing of one that says it is too large', async () => {
    const given = serves({ pieces: 1000, headers: { 'Content-Length': '4000' } });
    expect(await readThere()).toBe('too-large');
    expect(given).toEqual({ pieces: 0, cancelled: true });
  });

  it('hands over none that turns out too large', async () => {
    vi.stubGlobal('fetch', async () => new Response('abcdabcdabcd'));
    expect(await readThere()).toBe('too-large');
  });
});
