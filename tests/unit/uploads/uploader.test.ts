import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../utils/memories/errors';
import { createUploader, type UploaderWorld } from '../../../utils/uploads/uploader';
import { detailsToSend, nextBatch, shareProgress, type Upload } from '../../../utils/uploads/uploads';

let serial = 0;
function upload(change: Partial<Upload> = {}, size = 10): Upload {
  serial += 1;
  const file = new File(['x'.repeat(size)], `${serial}.jpg`, { type: 'image/jpeg' });
  return { id: `u${serial}`, file, kind: 'image', details: {}, state: 'waiting', sent: 0, ...change };
}

describe('nextBatch', () => {
  it('sends a video alone', () => {
    const [video, image] = [upload({ kind: 'file' }), upload()];
    expect(nextBatch([video, image])).toEqual([video]);
  });

  it('packs images of the same details, up to ten', () => {
    const images = Array.from({ length: 12 }, () => upload());
    expect(nextBatch(images)).toEqual(images.slice(0, 10));
  });

  it('parts images that were taken at different times, since a request has one time', () => {
    const [a, b, c] = ['2024-01-01 00:00:00', '2024-01-02 00:00:00', '2024-01-01 00:00:00'].map((datetimeTaken) =>
      upload({ details: { datetimeTaken } }),
    );
    expect(nextBatch([a, b, c] as Upload[])).toEqual([a, c]);
  });

  it('passes over what does not wait, and is empty in the end', () => {
    expect(nextBatch([upload({ state: 'done' }), upload({ state: 'refused' })])).toEqual([]);
  });
});

describe('shareProgress', () => {
  it('fills the files of a request one after the other', () => {
    const [a, b] = [upload({}, 10), upload({}, 10)];
    expect([...shareProgress([a, b], 14).values()]).toEqual([10, 4]);
  });
});

describe('detailsToSend', () => {
  const details = { datetimeTaken: '2024-01-01 00:00:00', cameraModel: 'Pixel 9', latitude: 1, longitude: 2 };

  it('keeps camera and place here unless the person says otherwise', () => {
    expect(detailsToSend(details, false)).toEqual({ datetimeTaken: '2024-01-01 00:00:00' });
    expect(detailsToSend(details, true)).toEqual(details);
  });
});

/** A page with some uploads, whose requests end as `transport` says. */
function page(uploads: Upload[], transport: UploaderWorld['transport']) {
  let list: readonly Upload[] = uploads;
  let captures = 0;
  const ended: unknown[] = [];
  const begin = vi.fn(async (_kind: string, names: string[]) => names.map(() => `c${++captures}`));
  const takeTurn = vi.fn(async () => 0);
  const sleep = vi.fn<UploaderWorld['sleep']>(async () => undefined);
  const uploader = createUploader({
    begin,
    takeTurn,
    end: async (results) => void ended.push(...results),
    transport,
    sleep,
    list: () => list,
    change: (ids, change) => {
      list = list.map((one) => (ids.has(one.id) ? { ...one, ...change(one) } : one));
    },
  });
  return { ...uploader, states: () => list.map(({ state }) => state), ended, begin, takeTurn, sleep };
}

describe('the uploader', () => {
  it('sends everything, one request after the other at the published pace, and writes down the numbers', async () => {
    const { run, states, ended, sleep } = page([upload({ kind: 'file' }), upload(), upload()], async ({ files }) =>
      files.map(({ name }) => `VI-${name}`),
    );
    await run();
    expect(states()).toEqual(['done', 'done', 'done']);
    expect(ended).toHaveLength(3);
    expect(ended[0]).toMatchObject({ captureId: 'c1', outcome: 'sent', videoNo: expect.stringContaining('VI-') });
    expect(sleep.mock.calls).toEqual([[1000], [1000]]);
  });

  it('tells how far each file is', async () => {
    const seen: number[] = [];
    const one = upload({ kind: 'file' }, 100);
    const { run } = page([one], async ({ onProgress }) => {
      for (const sent of [0, 50, 100]) {
        onProgress?.(sent, 100);
        seen.push(sent);
      }
      return ['VI1'];
    });
    await run();
    expect(seen).toEqual([0, 50, 100]);
  });

  it('lets the good images through when one bad one spoils the request', async () => {
    const images = [upload(), upload(), upload()];
    const bad = images[1]?.file.name;
    const transport = vi.fn(async ({ files }: { files: readonly File[] }) => {
      if (files.some(({ name }) => name === bad)) throw new ApiError('bad-parameter', 'not an image');
      return files.map(() => 'IM1');
    });
    const { run, states, ended, begin } = page(images, transport);
    await run();
    expect(states()).toEqual(['done', 'failed', 'done']);
    expect(transport).toHaveBeenCalledTimes(4);
    expect(begin).toHaveBeenCalledTimes(1);
    expect(ended).toContainEqual({
      captureId: 'c2',
      outcome: 'failed',
      problem: { code: 'bad-parameter', detail: 'not an image' },
    });
  });

  it('lets no request leave before its turn, since other tabs and the worker send too', async () => {
    const events: string[] = [];
    const { run, takeTurn, sleep } = page([upload({ kind: 'file' })], async () => {
      events.push('request');
      return ['VI1'];
    });
    takeTurn.mockResolvedValueOnce(700).mockResolvedValueOnce(300);
    sleep.mockImplementation(async (ms) => {
      events.push(`wait ${ms}`);
    });
    await run();
    expect(events).toEqual(['wait 700', 'wait 300', 'request', 'wait 1000']);
  });

  it('ends without a request when it is cancelled before its turn', async () => {
    const one = upload({ kind: 'file' });
    const transport = vi.fn(async () => ['VI1']);
    const { run, cancel, states, takeTurn, sleep } = page([one], transport);
    takeTurn.mockResolvedValueOnce(700);
    sleep.mockImplementationOnce(async () => {
      cancel(one.id);
    });
    await run();
    expect(states()).toEqual(['cancelled']);
    expect(transport).not.toHaveBeenCalled();
  });

  it('waits and tries again when it was one request too many', async () => {
    let refusals = 2;
    const { run, states, sleep } = page([upload({ kind: 'file' })], async () => {
      if (refusals-- > 0) throw new ApiError('too-many-requests', '', 5000);
      return ['VI1'];
    });
    await run();
    expect(states()).toEqual(['done']);
    expect(sleep.mock.calls.slice(0, 2)).toEqual([[5000], [5000]]);
  });

  it('stops at a refused key, and the others keep waiting', async () => {
    const { run, states } = page([upload({ kind: 'file' }), upload({ kind: 'file' })], async () => {
      throw new ApiError('key-refused');
    });
    await run();
    expect(states()).toEqual(['failed', 'waiting']);
  });

  it('goes on after a failure of the network', async () => {
    let first = true;
    const { run, states } = page([upload({ kind: 'file' }), upload({ kind: 'file' })], async () => {
      if (!first) return ['VI1'];
      first = false;
      throw new ApiError('network');
    });
    await run();
    expect(states()).toEqual(['failed', 'done']);
  });

  it('takes a duplicate as done', async () => {
    const { run, states } = page([upload({ kind: 'file' })], async () => {
      throw new ApiError('duplicate');
    });
    await run();
    expect(states()).toEqual(['done']);
  });

  it('ends the one that is cancelled while it is sent; those that shared its request go again', async () => {
    const images = [upload(), upload()];
    const cancelled = images[0]?.id ?? '';
    const requests: string[][] = [];
    const { run, cancel, states, ended } = page(images, async ({ files, signal }) => {
      requests.push(files.map(({ name }) => name));
      if (requests.length === 1) {
        cancel(cancelled);
        signal?.throwIfAborted();
      }
      return files.map(() => 'IM1');
    });
    await run();
    expect(states()).toEqual(['cancelled', 'done']);
    expect(requests).toEqual([[images[0]?.file.name, images[1]?.file.name], [images[1]?.file.name]]);
    expect(ended).toMatchObject([
      { captureId: 'c1', outcome: 'cancelled' },
      { captureId: 'c2', outcome: 'sent' },
    ]);
  });

  it('cancels what still waits without a word to anybody', async () => {
    const one = upload({ kind: 'file' });
    const { cancel, run, states, ended, begin } = page([one], async () => ['VI1']);
    cancel(one.id);
    await run();
    expect(states()).toEqual(['cancelled']);
    expect(ended).toEqual([]);
    expect(begin).not.toHaveBeenCalled();
  });
});
