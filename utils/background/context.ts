import type { Core } from '../captures/core';
import type { Waker } from './wake';

/** What every handler of the worker may use. */
export interface WorkerContext {
  core: Core;
  waker: Waker;
}
