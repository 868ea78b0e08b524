import { stringify } from 'lossless-json';
import type { Quirks } from './quirks.ts';

/** What goes back over the wire. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  /** Instead of the body: events that come one after the other. */
  stream?: Stream;
}

/** An answer that comes in pieces. `cut`: the connection breaks after the last of them. */
export interface Stream {
  events: string[];
  everyMs: number;
  cut?: boolean;
}

/** Events as they go over the wire: one line of data each. */
export function eventStream(stream: Stream): Reply {
  return { status: 200, headers: { 'content-type': 'text/event-stream;charset=UTF-8' }, body: '', stream };
}

/** The HTTP status that fits a code, where the provider uses one. */
const STATUS_OF: Record<string, number> = {
  '0000': 200,
  '0001': 400,
  '0003': 400,
  '0401': 401,
  '0402': 402,
  '0403': 403,
  '0404': 404,
  '0409': 409,
  '0429': 429,
};

/** The provider's envelope round an outcome. */
export function envelope(code: string, msg: string, data: unknown, quirks: Quirks, extra: Partial<Reply> = {}): Reply {
  const done = code === '0000';
  const answer = {
    code: quirks.code === 'number' ? Number(code) : code,
    msg,
    data,
    ...(quirks.flags ? { success: done, failed: !done } : {}),
  };
  return {
    status: extra.status ?? (quirks.errorStatus === 'fitting' ? (STATUS_OF[code] ?? 200) : 200),
    headers: { 'content-type': 'application/json', ...extra.headers },
    body: stringify(answer) ?? '',
  };
}

/** What the infrastructure in front of the API says: JSON of another shape. */
export function gateway(status: number, path: string): Reply {
  const body = { timestamp: '2026-11-21T00:00:00.000+00:00', path, status, error: 'Unavailable', requestId: 'a1b2-1' };
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** What a load balancer says. */
export function html(status: number): Reply {
  return { status, headers: { 'content-type': 'text/html' }, body: `<html><body><h1>${status}</h1></body></html>` };
}

/** A file as it is. */
export function file(bytes: Buffer, type: string): Reply {
  return { status: 200, headers: { 'content-type': type }, body: bytes };
}
