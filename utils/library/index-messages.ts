import type { SaveIndex } from './local-index';

/** What a page asks of the index in its worker. */
export type IndexRequest = {
  [N in keyof SaveIndex]: { id: number; name: N; data: Parameters<SaveIndex[N]>[0] };
}[keyof SaveIndex];

/** What the worker answers, to the request with that id. */
export type IndexAnswer = { id: number; value?: unknown; failed?: string };
