import { afterEach, describe, expect, it, vi } from 'vitest';
import { type UploadRequest, uploadFiles } from '../../../utils/memories/upload';

const ANSWER = JSON.stringify({ code: '0000', data: { videoNo: 'VI1' } });

interface Upload {
  method: string;
  url: string;
  headers: Record<string, string>;
  form: FormData;
  request: EventTarget & { upload: EventTarget };
}

/** A browser whose uploads are answered from `responseURL`, wherever they went; or that does `act` with them. */
function answeredFrom(responseURL: string, change: object = {}, act?: (upload: Upload) => void): Upload[] {
  const uploads: Upload[] = [];
  class FakeRequest extends EventTarget {
    upload = new EventTarget();
    status = 200;
    responseText = ANSWER;
    responseURL = responseURL;
    headers: Record<string, string> = {};
    method = '';
    url = '';
    constructor() {
      super();
      Object.assign(this, change);
    }
    open(method: string, url: string) {
      Object.assign(this, { method, url });
    }
    setRequestHeader(name: string, value: string) {
      this.headers[name] = value;
    }
    getResponseHeader(name: string) {
      return name === 'Retry-After' ? '7' : null;
    }
    abort() {
      this.dispatchEvent(new Event('abort'));
    }
    send(form: FormData) {
      const upload = { method: this.method, url: this.url, headers: this.headers, form, request: this };
      uploads.push(upload);
      if (act) act(upload);
      else this.dispatchEvent(new Event('load'));
    }
  }
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  return uploads;
}

function send(change: Partial<UploadRequest> = {}) {
  const files = [new File(['x'], 'a.mp4', { type: 'video/mp4' })];
  return uploadFiles({
    apiAddress: 'https://api.test',
    apiKey: 'sk-1',
    kind: 'file',
    files,
    uniqueId: 'default',
    ...change,
  });
}

const HERE = 'https://api.test/serve/api/v1/upload';

afterEach(() => vi.unstubAllGlobals());

describe('an upload', () => {
  it('is done when the API says so', async () => {
    answeredFrom('https://api.test/serve/api/v1/upload');
    expect(await send()).toEqual(['VI1']);
  });

  it.each(['https://elsewhere.example/serve/api/v1/upload', 'http://api.test/serve/api/v1/upload'])(
    'is not done because %s says so, to which it was sent on',
    async (responseURL) => {
      answeredFrom(responseURL);
      await expect(send()).rejects.toMatchObject({ code: 'server' });
    },
  );

  it('of a video carries what was chosen, and nothing that was not', async () => {
    const uploads = answeredFrom(HERE);
    await send({
      callbackUrl: 'https://example.org/cb',
      folderId: '568102998803353601',
      details: { cameraModel: 'X' },
    });
    const [{ method, url, headers, form } = {} as Upload] = uploads;
    expect([method, url, headers]).toEqual(['POST', HERE, { Authorization: 'sk-1' }]);
    expect([...form.keys()].sort()).toEqual(['callback', 'camera_model', 'file', 'folder_id', 'unique_id']);
    expect([form.get('folder_id'), form.get('unique_id')]).toEqual(['568102998803353601', 'default']);
    expect((form.get('file') as File).name).toBe('a.mp4');
  });

  it('of images answers their ids in order, and takes no call-back', async () => {
    const responseText = JSON.stringify({ code: '0000', data: [{ id: 'b' }, { id: 'a' }] });
    const uploads = answeredFrom(HERE, { responseText });
    const files = ['one.png', 'two.png'].map((name) => new File(['x'], name, { type: 'image/png' }));
    expect(await send({ kind: 'image', files, callbackUrl: 'https://example.org/cb' })).toEqual(['b', 'a']);
    expect(uploads[0]?.url).toBe('https://api.test/serve/api/v1/upload_img');
    expect([...(uploads[0]?.form.keys() ?? [])].sort()).toEqual(['files', 'files', 'unique_id']);
  });

  it('tells how far it is', async () => {
    const told: number[][] = [];
    answeredFrom(HERE, {}, ({ request }) => {
      request.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded: 3, total: 7 }));
      request.dispatchEvent(new Event('load'));
    });
    await send({ onProgress: (...progress) => told.push(progress) });
    await send();
    expect(told).toEqual([[3, 7]]);
  });

  it('is not begun with a key that no header can carry', async () => {
    const uploads = answeredFrom(HERE);
    await expect(send({ apiKey: 'sk \u{1f511}' })).rejects.toMatchObject({ code: 'key-refused' });
    expect(uploads).toEqual([]);
  });

  it('that is refused says why, after how long to ask again, and never the key', async () => {
    answeredFrom(HERE, { responseText: JSON.stringify({ code: '0429', msg: 'slow, sk-1' }) });
    await expect(send()).rejects.toMatchObject({ code: 'too-many-requests', detail: 'slow, …', retryAfterMs: 7000 });
    answeredFrom(HERE, { status: 503, responseText: '' });
    await expect(send()).rejects.toMatchObject({ code: 'server' });
  });

  it('that meets no network is a fault of that', async () => {
    answeredFrom(HERE, {}, ({ request }) => request.dispatchEvent(new Event('error')));
    await expect(send()).rejects.toMatchObject({ code: 'network' });
    answeredFrom(HERE, {}, ({ request }) => request.dispatchEvent(new Event('abort')));
    await expect(send()).rejects.toMatchObject({ code: 'network' });
  });

  it('that the person stops is no fault, before it began or under way', async () => {
    const stop = new AbortController();
    answeredFrom(HERE, {}, () => stop.abort(new Error('stopped')));
    await expect(send({ signal: stop.signal })).rejects.toThrow('stopped');
    const uploads = answeredFrom(HERE);
    await expect(send({ signal: stop.signal })).rejects.toThrow('stopped');
    expect(uploads).toEqual([]);
  });
});
