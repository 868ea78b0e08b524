import { describe, expect, it } from 'vitest';
import { type ChatPiece, streamChat } from '../../../utils/memories/chat';
import { createClient } from '../../../utils/memories/client';
import { readEvents } from '../../../utils/memories/sse';
import { EmulatedApi, TEST_KEY } from '../../emulator/api';
import type { Body } from '../../emulator/body';
import type { Dialect } from '../../emulator/quirks';

const POST = 'https://www.tiktok.com/@tide_pools/video/7635167387301692549';
const SAID = [
  { start: 0, end: 7, text: 'Hello from the studio' },
  { start: 13, end: 18, text: 'Now we glaze the bowl blue' },
];
const OF = { namespace: 'default' };

/** The emulator behind a `fetch`, with one video that is ready; each request comes a minute after the one before. */
async function emulated(dialect: Dialect = 'today') {
  const api = new EmulatedApi();
  api.speak(dialect);
  api.libraries.speech.set('7635167387301692549', SAID);
  api.libraries.scenes.set('7635167387301692549', [{ start: 12.5, end: 19, text: 'A blue bowl on a wheel' }]);
  const [videoNo = ''] = api.libraries.importPosts([POST], 'private', 'default', 0).videoNos;
  let now = 1_000_000;
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const url = new URL(String(input));
    now += 60_000;
    const body: Body = init.body ? { kind: 'json', value: JSON.parse(String(init.body)) } : { kind: 'none' };
    const query = Object.fromEntries(url.searchParams);
    const headers = { authorization: TEST_KEY };
    const outcome = api.handle({ at: now, method: init.method ?? 'GET', path: url.pathname, query, headers, body });
    if (!('reply' in outcome)) throw new TypeError('Failed to fetch');
    const { reply } = outcome;
    if (!reply.stream) return new Response(String(reply.body), { status: reply.status, headers: reply.headers });
    const { events, cut } = reply.stream;
    const left = [...events];
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const event = left.shift();
        if (event !== undefined) controller.enqueue(new TextEncoder().encode(`data:${event}\n\n`));
        else if (cut) controller.error(new TypeError('network error'));
        else controller.close();
      },
    });
    return new Response(stream, { headers: reply.headers });
  };
  const options = { fetch, apiAddress: 'https://api.test', apiKey: TEST_KEY, clock: { now: () => now } };
  return { api, videoNo, options, client: createClient(options) };
}

/** A client that is answered with this text, whatever it asks. */
const answering = (text: string) =>
  createClient({
    fetch: async () => new Response(text),
    apiAddress: 'https://api.test',
    apiKey: 'k',
    clock: { now: () => 0 },
  });
const withData = (data: string) => answering(`{"code":"0000","data":${data}}`);

describe.each(['v1.2', 'today'] as const)('asking the library (%s)', (dialect) => {
  it('finds what is said and what is seen, at its second', async () => {
    const { client, videoNo, api } = await emulated(dialect);
    expect(await client.search('blue bowl', 'audio', OF)).toMatchObject([
      { videoNo, start: 13, end: 18, words: 'Now we glaze the bowl blue' },
    ]);
    expect(await client.search('blue bowl', 'clip', OF)).toMatchObject([{ videoNo, start: 12.5, end: 19 }]);
    expect(await client.search('zeppelin', 'clip', OF)).toEqual([]);
    expect(await client.search('blue', 'clip', { namespace: 'other' })).toEqual([]);
    expect(api.violations).toEqual([]);
  });

  it('finds in the public library by site', async () => {
    const { client, api } = await emulated(dialect);
    api.libraries.importPosts([POST], 'public', '', 0);
    expect(await client.searchPublic('blue', 'audio', 'tiktok')).toMatchObject(
      [{ videoNo: /^PI-/, start: 13 }].map((h) => ({ ...h, videoNo: expect.stringMatching(h.videoNo) })),
    );
    expect(await client.searchPublic('blue', 'audio', 'youtube')).toEqual([]);
  });

  it('reads what is said, what is seen, and that nothing is', async () => {
    const { client, videoNo, api } = await emulated(dialect);
    expect(await client.transcript(videoNo)).toEqual(SAID);
    expect(await client.captions(videoNo)).toEqual([{ start: 12.5, end: 19, text: 'A blue bowl on a wheel' }]);
    api.libraries.speech.clear();
    expect(await client.transcript(videoNo)).toBeNull();
  });

  it('asks about a video and gets words and sources', async () => {
    const { options, videoNo } = await emulated(dialect);
    const pieces = await all(streamChat(options, question([videoNo])));
    const words = pieces.map((piece) => ('words' in piece ? piece.words : '')).join('');
    expect(words).toContain('Hello from the studio');
    expect(pieces.find((piece) => 'sources' in piece)).toMatchObject({ sources: [{ videoNo, start: 0 }] });
    expect(pieces.some((piece) => 'sessionId' in piece)).toBe(true);
  });
});

const question = (videoNos: string[]) => ({
  videoNos,
  prompt: 'What is it about?',
  namespace: 'default',
  signal: new AbortController().signal,
});

async function all(pieces: AsyncIterable<ChatPiece>): Promise<ChatPiece[]> {
  const read: ChatPiece[] = [];
  for await (const piece of pieces) read.push(piece);
  return read;
}

describe('a streamed answer that goes wrong', () => {
  it('gives what came before it broke off', async () => {
    const { api, options, videoNo } = await emulated();
    api.faults.add('chat_stream', { breakAfter: 4 });
    const read: ChatPiece[] = [];
    const reading = (async () => {
      for await (const piece of streamChat(options, question([videoNo]))) read.push(piece);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'network' });
    expect(read.length).toBeGreaterThan(0);
  });

  it.each([
    ['a stream that ends without its end', 'data:{"type":"content","content":"a"}\n\n', 'network', 'stream-cut'],
    ['words where the end is due', 'data:"Video is not parsed"\n\n', 'server', 'Video is not parsed'],
    ['an envelope in the stream', 'data:{"code":"0402","msg":"no credits"}\n\n', 'no-credits', 'no credits'],
  ])('%s', async (_, text, code, detail) => {
    const options = streaming(text, 'text/event-stream');
    await expect(all(streamChat(options, question(['VI1'])))).rejects.toMatchObject({ code, detail });
  });

  it.each([
    ['{"code":"0402","msg":"none left"}', 'no-credits'],
    ['{"code":"0429"}', 'too-many-requests'],
    ['<html>', 'not-json'],
    ['{"code":"0000","data":{}}', 'not-json'],
  ])('no stream at all: %s', async (text, code) => {
    await expect(all(streamChat(streaming(text, 'application/json'), question(['VI1'])))).rejects.toMatchObject({
      code,
    });
  });

  it('a stop of the person is no fault', async () => {
    const { options, videoNo } = await emulated();
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    const asking = all(streamChat(options, { ...question([videoNo]), signal: stop.signal }));
    await expect(asking).rejects.toThrow('stopped');
  });

  it('nor is one while the answer is on its way', async () => {
    const stop = new AbortController();
    const fetch = async () => {
      stop.abort(new Error('stopped'));
      throw new DOMException('The user aborted a request.', 'AbortError');
    };
    const asking = all(streamChat({ ...streaming('', ''), fetch }, { ...question(['VI1']), signal: stop.signal }));
    await expect(asking).rejects.toThrow('stopped');
  });
});

const streaming = (text: string, type: string) => ({
  fetch: async () => new Response(text, { headers: { 'content-type': type } }),
  apiAddress: 'https://api.test',
  apiKey: 'k',
  clock: { now: () => 0 },
});

describe('answers of another shape', () => {
  it.each([
    ['[{"video_no":"VI1","start_time":13,"text":"a word"}]', [{ videoNo: 'VI1', start: 13, words: 'a word' }]],
    ['{"videos":[{"videoNo":"VI1","startTime":"1.5"}]}', [{ videoNo: 'VI1', start: 1.5 }]],
    ['[{"videoNo":""},{"startTime":"1"},7,null,{"videoNo":"VI2","startTime":"x"}]', []],
    ['null', []],
    ['{}', []],
    ['{"results":[{"videoNo":"VI1"}]}', [{ videoNo: 'VI1', start: 0 }]],
    ['{"items":[{"videoNo":"VI1","start":"2","end":"3"}]}', [{ videoNo: 'VI1', start: 2, end: 3 }]],
    [
      '[{"videoNo":"VI1","videoName":"A","endTime":"4","score":"0.5","audio_ts":"said"}]',
      [{ videoNo: 'VI1', name: 'A', end: 4, score: 0.5, words: 'said' }],
    ],
    [
      '[{"videoNo":"VI1","video_name":"A","end_time":"4","score":"-1e-3","audioTs":"said"}]',
      [{ videoNo: 'VI1', name: 'A', end: 4, score: -0.001, words: 'said' }],
    ],
    ['[{"videoNo":"VI1","content":"seen"}]', [{ videoNo: 'VI1', words: 'seen' }]],
    [
      '[{"videoNo":"VI1","videoName":"null","text":"...","end":"never"}]',
      [{ videoNo: 'VI1', name: undefined, words: undefined, end: undefined }],
    ],
    ['[{"videoNo":"VI1","start":"-1"},{"videoNo":"VI2","start":"1000001"}]', []],
  ])('a search: %s', async (data, hits) => {
    expect(await withData(data).search('a', 'clip', OF)).toMatchObject(hits);
  });

  it.each([
    ['{"captions":[{"start":"2","caption":"a"}]}', [{ start: 2, text: 'a' }]],
    ['[{"startTime":"2","content":"a"},{"content":""}]', [{ start: 2, text: 'a' }]],
    ['[{"start_time":"2","end_time":"3.5","text":" a "}]', [{ start: 2, end: 3.5, text: 'a' }]],
    ['[{"startTime":"2","endTime":"3","content":"a"}]', [{ start: 2, end: 3, text: 'a' }]],
    ['{"transcriptions":[{"content":"a"}]}', [{ start: 0, text: 'a' }]],
    ['null', null],
  ])('a transcript: %s', async (data, lines) => {
    expect(await withData(data).transcript('VI1')).toEqual(
      lines === null ? null : lines.map((line) => expect.objectContaining(line)),
    );
  });

  it.each(['7', '"text"', '{"a":1}'])('no transcript at all is an error: %s', async (data) => {
    await expect(withData(data).transcript('VI1')).rejects.toMatchObject({ code: 'no-task-id' });
  });

  it('an account without the call is told as that', async () => {
    const gone = answering('{"code":"0001","msg":"No static resource serve/api/v1/search."}');
    await expect(gone.search('a', 'clip', OF)).rejects.toMatchObject({ name: 'ApiError' });
  });
});

describe('the events of a chat', () => {
  const chat = (...events: unknown[]) => {
    const lines = [...events.map((event) => JSON.stringify(event)), 'Done'].map((data) => `data:${data}\n\n`);
    return all(streamChat(streaming(lines.join(''), 'text/event-stream'), question(['VI1'])));
  };

  it('are told apart also where no empty line parts them, and where one is written over several lines', async () => {
    const one = 'data:{"type":"content","content":"a"}\ndata: {"type":"content",\ndata: "content":"b"}\n\n: hm\r\n';
    const text = `${one}event: x\r\ndata:{"type":"content","content":"c"}\r\ndata:"Done"`;
    expect(await all(streamChat(streaming(text, 'text/event-stream'), question(['VI1'])))).toEqual([
      { words: 'a' },
      { words: 'b' },
      { words: 'c' },
    ]);
  });

  it.each(['Done', '"done"', '[DONE]', ' DONE '])('end with %s', async (end) => {
    const text = `data:{"type":"content","content":"a"}\n\ndata:${end}\n\ndata:"more"\n\n`;
    const pieces = await all(streamChat(streaming(text, 'text/event-stream; charset=utf-8'), question(['VI1'])));
    expect(pieces).toEqual([{ words: 'a' }]);
  });

  it('are words, and the session in either spelling', async () => {
    expect(await chat({ type: 'content', content: 'a', sessionId: 's' }, { type: 'content', session_id: 't' })).toEqual(
      [{ sessionId: 's' }, { words: 'a' }, { sessionId: 't' }],
    );
  });

  it('are places in videos, in either spelling, one or many', async () => {
    const video = { video_no: 'VI1', video_name: 'A' };
    const pieces = await chat(
      {
        type: 'ref',
        ref: {
          video,
          refItems: [
            { startTime: 1, endTime: 2, text: 'x' },
            { videoNo: 'VI2', start_time: 3 },
          ],
        },
      },
      { type: 'ref', ref: [{ video: { videoNo: 'VI3', videoName: 'B' }, refItems: [{ end_time: 4, content: 'y' }] }] },
      { type: 'ref', ref: [{ refItems: [{ video_no: 'VI4' }, { startTime: 1 }] }, 7] },
    );
    expect(pieces).toEqual([
      {
        sources: [
          { videoNo: 'VI1', name: 'A', start: 1, end: 2, words: 'x' },
          { videoNo: 'VI2', name: 'A', start: 3, end: undefined, words: undefined },
        ],
      },
      { sources: [{ videoNo: 'VI3', name: 'B', start: 0, end: 4, words: 'y' }] },
      { sources: [{ videoNo: 'VI4', start: 0, end: undefined, words: undefined }] },
    ]);
  });

  it('of another kind say nothing', async () => {
    expect(await chat({ type: 'thinking', content: 'hm' }, { type: 'new' }, null, [1], { a: 1 })).toEqual([]);
  });

  it('are asked for without cookies, past every cache, with the bare key', async () => {
    const asked: [string, RequestInit][] = [];
    const options = streaming('data:Done\n\n', 'text/event-stream');
    const fetch = async (url: unknown, init: RequestInit = {}) => {
      asked.push([String(url), init]);
      return options.fetch();
    };
    await all(streamChat({ ...options, fetch }, { ...question(['VI1']), sessionId: 's' }));
    const [[url, init] = ['', {}]] = asked;
    expect(url).toBe('https://api.test/serve/api/v1/chat_stream');
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      headers: { Authorization: 'k', Accept: 'text/event-stream', 'Content-Type': 'application/json' },
    });
    expect(JSON.parse(String(init.body))).toEqual({
      video_nos: ['VI1'],
      prompt: 'What is it about?',
      session_id: 's',
      unique_id: 'default',
    });
  });

  it('are not asked for with a key that no header can carry', async () => {
    const options = { ...streaming('', 'text/event-stream'), apiKey: 'sk-\u{1f511}' };
    await expect(all(streamChat(options, question(['VI1'])))).rejects.toMatchObject({ code: 'key-refused' });
  });

  it('that are no stream though they say so, and errors in words, never show the key', async () => {
    const quoting = { ...streaming('{"code":"0401","msg":"bad key secret"}', 'application/json'), apiKey: 'secret' };
    await expect(all(streamChat(quoting, question(['VI1'])))).rejects.toMatchObject({ detail: 'bad key …' });
    const failed = { ...quoting, fetch: async () => new Response('data:Done\n\n', { status: 502 }) };
    await expect(all(streamChat(failed, question(['VI1'])))).rejects.toMatchObject({ code: 'server' });
    const silent = streaming('{"code":"0000"}', 'application/json');
    await expect(all(streamChat(silent, question(['VI1'])))).rejects.toMatchObject({
      code: 'not-json',
      detail: 'no stream',
    });
  });
});

describe('server-sent events', () => {
  const read = async (...chunks: string[]) => {
    async function* given() {
      for (const chunk of chunks) yield new TextEncoder().encode(chunk);
    }
    const events: string[] = [];
    for await (const event of readEvents(given())) events.push(event);
    return events;
  };

  it('reads events however the chunks fall', async () => {
    const text = 'data:one\n\n: a remark\ndata: two\r\ndata:three\r\n\r\nid:7\n\ndata:last';
    expect(await read(text)).toEqual(['one', 'two\nthree', 'last']);
    expect(await read(...text)).toEqual(['one', 'two\nthree', 'last']);
  });

  it('takes for data what is called so, and nothing else', async () => {
    expect(await read('data\n\ndata:\n\ndata:a:b\n\ndataset:7\n\nmy data:7\n\ndata:  x\n\n')).toEqual([
      '',
      '',
      'a:b',
      ' x',
    ]);
    expect(await read('event:ping\n\n', '\n\n')).toEqual([]);
  });

  it('ends a line at any of the three ends there are, also where a chunk ends in it', async () => {
    expect(await read('data:a\rdata:b\r\r', 'data:c\r', '\n\r\n', 'data:d\r')).toEqual(['a\nb', 'c', 'd']);
  });

  it('puts letters of several bytes together again', async () => {
    const bytes = new TextEncoder().encode('data:grün\n\n');
    async function* given() {
      for (const byte of bytes) yield Uint8Array.of(byte);
    }
    const events: string[] = [];
    for await (const event of readEvents(given())) events.push(event);
    expect(events).toEqual(['grün']);
  });
});
