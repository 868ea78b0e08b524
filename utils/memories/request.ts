import { LosslessNumber, stringify } from 'lossless-json';
import type { Encoding, Endpoint } from './endpoints';

/** A whole number of any length, kept as its digits; in JSON a number, elsewhere its digits. */
export class Int64 extends LosslessNumber {}

/** A field that is undefined is left out. */
export type Fields = Record<string, string | number | Int64 | readonly string[] | readonly File[] | undefined>;

export interface RequestBody {
  fields?: Fields;
  /** Only for endpoints whose body is a bare array. */
  array?: readonly string[];
}

/** In: where and what to send. Out: the address and the options for `fetch`, without key and signal. Pure. */
export function buildRequest(
  apiAddress: string,
  endpoint: Endpoint,
  { fields = {}, array = [] }: RequestBody,
): { url: string; init: RequestInit } {
  const url = new URL(endpoint.path, apiAddress);
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (endpoint.encoding === 'query' || endpoint.encoding === 'array') {
    for (const [name, value] of given) url.searchParams.set(name, String(value));
  }
  return { url: url.href, init: INIT[endpoint.encoding](given, array) };
}

type Given = [name: string, value: Fields[string]][];

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: stringify(body) ?? '',
});

const INIT: Record<Encoding, (given: Given, array: readonly string[]) => RequestInit> = {
  query: () => ({ method: 'GET' }),
  json: (given) => json(Object.fromEntries(given)),
  array: (_, array) => json(array),
  form: (given) => ({
    method: 'POST',
    body: new URLSearchParams(given.map(([name, value]) => [name, String(value)])),
  }),
  multipart: (given) => ({ method: 'POST', body: multipart(given) }),
};

/** Files are named in the form by what they are called; lists are repeated fields. */
export function multipart(given: Given): FormData {
  const form = new FormData();
  for (const [name, value] of given) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (part instanceof File) form.append(name, part, part.name);
      else form.append(name, String(part));
    }
  }
  return form;
}
