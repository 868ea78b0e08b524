import { browser } from 'wxt/browser';
import { doc } from '../../utils/platforms/doc';
import { onReopened } from './reopened';

/**
 * Ends a content script when a newer copy of it starts in the same page, after an update of the extension. Stands
 * in for the class of this name in WXT (by an alias in wxt.config.ts), of which we need no more than `signal`:
 * that one is 1 kB larger (gzipped) and tells the page of the extension by `postMessage`.
 */
export class ContentScriptContext {
  readonly #ending = new AbortController();

  constructor(name: string) {
    const started = `${browser.runtime.id}:${name}:started`;
    doc.dispatchEvent(new CustomEvent(started));
    const end = () => this.#ending.abort();
    const listen = () => doc.addEventListener(started, end, { once: true, signal: this.signal });
    listen();
    onReopened(listen, this.signal);
  }

  /** Aborted when this copy is to go. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }
}
