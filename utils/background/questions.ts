import type { Browser } from 'wxt/browser';
import type { SaveRequest } from '../captures/accept';
import type { Sending } from '../captures/estimate-sending';
import type { Folder } from '../memories/schemas';
import type { Question } from '../messages';
import { forget, keep, recall } from './memory';
import { kindOfSender } from './sender';

type Sender = Browser.runtime.MessageSender;

/** A question that waits for a person, with what exactly would be saved. */
export interface StoredQuestion {
  id: string;
  /** The tab that asked, or `NO_TAB`. */
  tabId: number;
  request: SaveRequest;
  sending?: Sending;
  /** The folders to choose from, where that is asked. */
  folders?: Folder[];
  /** It stands in a window of ours, no more in a frame of the tab. */
  inWindow: boolean;
  /** ms since 1970. */
  askedAt: number;
}

export const NO_TAB = -1;

/** Nobody thinks about it for longer; what was forgotten must not be answered the next day. ms. */
const LIFETIME_MS = 10 * 60_000;
/** So many things are named; the others are counted. */
const MOST_NAMED = 5;

/** One place a tab, so that a tab has one question at a time. */
const placeOf = (tabId: number) => `question:${tabId}`;

/** Writes down a question in the place of the one before. Its id can't be guessed, and says where it is. */
export async function storeQuestion(
  question: Omit<StoredQuestion, 'id' | 'askedAt' | 'inWindow'>,
): Promise<StoredQuestion> {
  const id = `${question.tabId}.${crypto.randomUUID()}`;
  const stored = { ...question, id, inWindow: false, askedAt: Date.now() };
  await keep(placeOf(stored.tabId), stored);
  return stored;
}

export async function update(question: StoredQuestion): Promise<void> {
  await keep(placeOf(question.tabId), question);
}

export async function remove({ tabId }: StoredQuestion): Promise<void> {
  await forget(placeOf(tabId));
}

/** The question of this id if it waits still. */
export async function stillWaiting(id: string): Promise<StoredQuestion | null> {
  const stored = await recall<StoredQuestion>(placeOf(Number.parseInt(id, 10)));
  return stored?.id === id && Date.now() - stored.askedAt < LIFETIME_MS ? stored : null;
}

/** The same if it is this sender's. */
export async function findQuestion(id: string, sender: Sender): Promise<StoredQuestion | null> {
  const stored = await stillWaiting(id);
  return stored && isOf(stored, sender) ? stored : null;
}

/** A frame answers for its own tab, a window of ours only what was moved there. */
function isOf({ tabId, inWindow }: StoredQuestion, sender: Sender): boolean {
  const isPage = kindOfSender(sender) === 'question';
  if (isPage && !sender.frameId) return inWindow;
  return sender.tab?.id === tabId && !(isPage && inWindow);
}

/** Forgets a question nobody waits for any more. */
export async function dropQuestion(id: string, sender: Sender): Promise<null> {
  const question = await findQuestion(id, sender);
  if (question && !question.inWindow) await remove(question);
  return null;
}

/** What the page that asks is told of it. */
export function describeQuestion(question: StoredQuestion | null): Question | null {
  if (!question) return null;
  const { library, items, folder } = question.request;
  const named = items.slice(0, MOST_NAMED).map(({ url, title }) => ({ url, title }));
  const choice = question.folders && { folders: question.folders, folder };
  return { library, count: items.length, named, sending: question.sending, ...choice };
}
