import { LosslessNumber, stringify } from 'lossless-json';
import type { Stream } from './answers.ts';
import type { Call } from './call.ts';
import { type Said, stateAt, type Video } from './library.ts';
import { readPost } from './posts.ts';

interface Asked {
  search_param: string;
  search_type: 'BY_CLIP' | 'BY_AUDIO';
  top_k?: number;
  unique_id?: string;
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** A line fits when it has a word of the question. */
function fits(text: string, question: string): boolean {
  const words = new Set(wordsOf(text));
  return wordsOf(question).some((word) => words.has(word));
}

function placesIn(videos: readonly Video[], { search_param, search_type, top_k = 20 }: Asked, call: Call) {
  const of = search_type === 'BY_AUDIO' ? 'speech' : 'scenes';
  const places = videos
    .filter((video) => stateAt(video, call.now) === 'ready')
    .flatMap((video) =>
      call.libraries
        .linesOf(video, of)
        .filter(({ text }) => fits(text, search_param))
        .map((line) => shownPlace(video, line, of === 'speech')),
    );
  return places.slice(0, top_k);
}

/** Times are texts. Source: memories-api-today, `/search`. */
function shownPlace({ videoNo, name }: Video, { start, end, text }: Said, isSpeech: boolean) {
  const place = { videoNo, videoName: name, startTime: String(start), endTime: String(end) };
  return { ...place, score: new LosslessNumber('0.87'), ...(isSpeech && { audio_ts: text }) };
}

export function find(call: Call, asked: Asked) {
  const { unique_id = 'default' } = asked;
  const own = call.libraries.in('private').filter(({ namespace }) => namespace === unique_id);
  return placesIn(own, asked, call);
}

export function findPublic(call: Call, asked: Asked & { type: string }) {
  const site = asked.type.toLowerCase();
  const videos = call.libraries.in('public').filter(({ url }) => readPost(url)?.site === site);
  return placesIn(videos, asked, call);
}

/** No data where nothing is said, where it is not known yet, and for a video that is not there. */
export function linesFor(call: Call, videoNo: string, of: 'speech' | 'scenes') {
  const video = call.libraries.videos.get(videoNo);
  const lines = video && stateAt(video, call.now) === 'ready' ? call.libraries.linesOf(video, of) : [];
  if (lines.length === 0) return null;
  const transcriptions = lines.map(({ start, end, text }, index) => ({
    index: new LosslessNumber(String(index)),
    content: text,
    startTime: String(start),
    endTime: String(end),
  }));
  return { videoNo, transcriptions, createTime: String(call.now) };
}

/** How far apart the events of an answer come, ms. */
const EVENT_MS = 40;

/** An answer that names the first line of each video, word by word, as the provider's client reads it. */
export function chatAnswer(call: Call, asked: { video_nos: string[]; prompt: string; session_id?: string }): Stream {
  const videos = asked.video_nos.map((no) => call.libraries.videos.get(no)).filter((video) => video !== undefined);
  if (videos.length === 0) return { events: ['"No videos found"'], everyMs: EVENT_MS };
  if (videos.some((video) => stateAt(video, call.now) !== 'ready')) {
    return { events: ['"Video is not parsed"'], everyMs: EVENT_MS };
  }
  const sessionId = asked.session_id ?? call.libraries.nextId();
  const shownSession = call.quirks.ids === 'number' ? new LosslessNumber(sessionId) : sessionId;
  const ref = videos.map((video) => ({
    video: { video_no: video.videoNo, video_name: video.name },
    refItems: call.libraries
      .linesOf(video, 'speech')
      .slice(0, 1)
      .map(({ start, end, text }) => ({ videoNo: video.videoNo, startTime: start, endTime: end, type: 'audio', text })),
  }));
  const said = videos.flatMap((video) => call.libraries.linesOf(video, 'speech').map(({ text }) => text));
  const answer = `About "${asked.prompt}": ${said[0] ?? 'nothing is said'}. See https://example.com/ for more.`;
  const events = [
    { type: 'thinking', content: 'Looking…' },
    { type: 'ref', ref },
    ...answer.split(/(?<= )/).map((content) => ({ type: 'content', content, sessionId: shownSession })),
  ];
  return { events: [...events.map((event) => stringify(event) ?? ''), '"Done"'], everyMs: EVENT_MS };
}
