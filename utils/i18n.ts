import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

/** Every key a person can be shown; a key that is missing from the English catalogue does not compile. */
export type MessageKey = keyof typeof messages;

/**
 * The text of a key in the browser's language. `values` fill `$1` to `$9` in order.
 * Throws after the extension was updated under a content script, so those read their texts once, at mount.
 */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  return browser.i18n.getMessage(key as never, values.map(String)) || key;
}
