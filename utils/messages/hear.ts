import { type Browser, browser } from 'wxt/browser';
import type { Announcement } from '../messages';

/** Every name there is; one that is missing or too much does not compile. */
const NAMES: Record<Announcement['name'], true> = {
  'captures-changed': true,
  'settings-changed': true,
  feedback: true,
  'ask-first': true,
  'question-shown': true,
  'question-moved': true,
  'question-over': true,
  'select-posts': true,
  'describe-page': true,
};

/**
 * What the worker announced, or null when a message is none of its announcements: from somebody else, or of another
 * kind. Without schemas, which content scripts would have to carry: only we can have sent what passes.
 */
export function announcementIn(message: unknown, sender: Browser.runtime.MessageSender): Announcement | null {
  if (sender.id !== browser.runtime.id || typeof message !== 'object' || message === null) return null;
  const { name } = message as { name?: unknown };
  return typeof name === 'string' && Object.hasOwn(NAMES, name) ? (message as Announcement) : null;
}
