import { afterEach, describe, expect, it, vi } from 'vitest';
import { uploadFiles } from '../../../utils/memories/upload';

const ANSWER = JSON.stringify({ code: '0000', data: { videoNo: 'VI1' } });

/** A browser whose uploads are answered from `responseURL`, wherever they went. */
function answeredFrom(responseURL: string) {
  class FakeRequest extends EventTarget {
    upload = new EventTarget();
    status = 200;
    responseText = ANSWER;
    responseURL = responseURL;
    open = () => undefined;
    setRequestHeader = () => undefined;
    getResponseHeader = () => null;
    send() {
      this.dispatchEvent(new Event('load'));
    }
  }
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
}

function send() {
  const files = [new File(['x'], 'a.mp4', { type: 'video/mp4' })];
  return uploadFiles({ apiAddress: 'https://api.test', apiKey: 'sk-1', kind: 'file', files, uniqueId: 'default' });
}

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
});
