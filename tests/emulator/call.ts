import type { Body } from './body.ts';
import type { Libraries } from './library.ts';
import type { Quirks } from './quirks.ts';

/** One call, as an endpoint sees it. */
export interface Call {
  query: Record<string, string>;
  body: Body;
  libraries: Libraries;
  quirks: Quirks;
  now: number;
}
