import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Busboy } from '@fastify/busboy';
import { parse } from 'lossless-json';

export interface ReceivedFile {
  field: string;
  name: string;
  type: string;
  /** Counted as they come, never kept: files of gigabytes pass through here. */
  bytes: number;
}

/** A request's body, by what its Content-Type says it is. */
export type Body =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; fields: Record<string, string> }
  | { kind: 'files'; fields: Record<string, string>; files: ReceivedFile[] }
  | { kind: 'unreadable'; why: string };

/** Reads a request's body to its end. Never throws; a body that is not what it claims is `unreadable`. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  try {
    if (type === 'multipart/form-data') return await readFiles(request);
    const text = await readText(request);
    if (type === 'application/json') return { kind: 'json', value: parse(text, undefined, numberOf) };
    if (type === 'application/x-www-form-urlencoded') return readForm(text);
    return text === '' ? { kind: 'none' } : { kind: 'unreadable', why: `a body of type "${type}"` };
  } catch (error) {
    return { kind: 'unreadable', why: String(error) };
  }
}

/** A number as such where that loses nothing, else its digits. */
const numberOf = (digits: string) =>
  Number.isSafeInteger(Number(digits)) || /[.e]/i.test(digits) ? Number(digits) : digits;

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function readForm(text: string): Body {
  const params = new URLSearchParams(text);
  const fields = Object.fromEntries(params);
  const twice = params.size !== Object.keys(fields).length;
  return twice ? { kind: 'unreadable', why: 'a form field twice' } : { kind: 'form', fields };
}

function readFiles(request: IncomingMessage): Promise<Body> {
  const fields: Record<string, string> = {};
  const files: ReceivedFile[] = [];
  return new Promise((resolve, reject) => {
    const headers = request.headers as IncomingHttpHeaders & { 'content-type': string };
    const parser = new Busboy({ headers, limits: { fileSize: Number.POSITIVE_INFINITY } });
    parser.on('field', (name: string, value: string) => {
      fields[name] = value;
    });
    parser.on('file', (field: string, stream: NodeJS.ReadableStream, name: string, _encoding: string, type: string) => {
      const file = { field, name, type, bytes: 0 };
      files.push(file);
      stream.on('data', (chunk: Buffer) => {
        file.bytes += chunk.length;
      });
    });
    parser.on('finish', () => resolve({ kind: 'files', fields, files }));
    parser.on('error', reject);
    request.on('error', reject);
    request.pipe(parser);
  });
}
