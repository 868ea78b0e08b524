import { type Browser, browser } from 'wxt/browser';
import type { SaveRequest } from '../captures/accept';
import { estimateMany, MANY, type Sending } from '../captures/estimate-sending';
import { folderToOffer } from '../captures/folder-rules';
import { queueSummary } from '../captures/read';
import type { Answers, AskedQuestion, CheckedMessageData } from '../messages';
import { recognise } from '../platforms/index';
import { readSettings, writeSettings } from '../settings';
import { tellTab } from './announce';
import type { WorkerContext } from './context';
import { getFolders } from './folders';
import { leftUnanswered, openWindow } from './question-window';
import { findQuestion, NO_TAB, remove, type StoredQuestion, storeQuestion } from './questions';
import { save } from './save';
import { ASK_PAGE } from './sender';
import { rememberTold, tellPerson } from './told';

type Sender = Browser.runtime.MessageSender;

/** Answers of this worker's life that are being carried out: a second yes to the same question finds nothing. */
const answering = new Set<string>();

/**
 * Only Chromium's frames can tell whether something lies over them (IntersectionObserver v2). Elsewhere a question
 * stands in a window of ours, where no page can reach, and the build lets no page of ours stand in a site at all.
 * Source: MDN, IntersectionObserver `trackVisibility`, 2026-11.
 */
const canAskInFrame = () => browser.runtime.getManifest().web_accessible_resources !== undefined;

/** How long it takes until all have left, after what waits already; undefined when they are not many. */
export async function sendingOf({ core }: WorkerContext, items: SaveRequest['items']): Promise<Sending | undefined> {
  if (items.length <= MANY) return undefined;
  const targets = items.flatMap(({ url }) => recognise(url) ?? []);
  const { waitMs } = await queueSummary(await core.db(), core.clock.now());
  return estimateMany(targets, (await readSettings()).requestsPerMinute, waitMs);
}

/** A page of a site has a question to be asked. Out: what to show there, or that a window of ours shows it. */
export async function askInPage(
  context: WorkerContext,
  { chooseFolder, ...request }: CheckedMessageData<'askQuestion'>,
  { tab }: Sender,
): Promise<AskedQuestion> {
  const sending = await sendingOf(context, request.items);
  const asked = { tabId: tab?.id ?? NO_TAB, request, sending };
  if (!chooseFolder || request.library === 'public') return shown(await storeQuestion(asked));
  const { folders } = await getFolders(context.core);
  const folder = await folderOffered(request.items);
  return shown(await storeQuestion({ ...asked, request: { ...request, folder }, folders }));
}

/** The folder that stands chosen at first for things of one site. */
async function folderOffered(items: SaveRequest['items']): Promise<string> {
  const settings = await readSettings();
  const target = recognise(items[0]?.url ?? '');
  return target ? folderToOffer({ ...target, author: items[0]?.author }, settings) : settings.folder;
}

/** A menu or a shortcut has a question to be asked: in the tab, where a script of ours is; else in a window. */
export async function askForBrowser(
  tab: Browser.tabs.Tab | undefined,
  request: SaveRequest,
  sending: Sending | undefined,
): Promise<void> {
  const question = await storeQuestion({ tabId: tab?.id ?? NO_TAB, request, sending });
  const address = canAskInFrame() ? addressOf(question) : undefined;
  const isShown = await tellTab(tab?.id, { name: 'ask-first', question: { id: question.id, address } });
  if (!isShown || !canAskInFrame()) await openWindow(question);
}

/** The folder that a person chose for things of a site is offered there again. */
async function rememberFolder(items: SaveRequest['items'], folder: string): Promise<void> {
  const target = recognise(items[0]?.url ?? '');
  if (!target) return;
  const { lastFolders } = await readSettings();
  await writeSettings({ lastFolders: { ...lastFolders, [target.platform]: folder } });
}

async function shown(question: StoredQuestion): Promise<AskedQuestion> {
  const { id } = question;
  if (canAskInFrame()) return { id, address: addressOf(question) };
  await openWindow(question);
  return { id };
}

const addressOf = ({ id }: StoredQuestion) => `${browser.runtime.getURL(ASK_PAGE as '/')}#${id}`;

/** Has a question stand in a window of ours, where nothing can lie over it. */
export async function moveQuestion(id: string, sender: Sender): Promise<null> {
  const question = await findQuestion(id, sender);
  if (!question || question.inWindow) return null;
  await openWindow(question);
  await tellTab(question.tabId, { name: 'question-moved', id });
  return null;
}

/** A window of ours was closed: a question that it held was not answered, and nobody waits for it any longer. */
export async function holderClosed(holder: number): Promise<void> {
  const question = await leftUnanswered(holder);
  if (!question || answering.has(question.id)) return;
  await remove(question);
  const { id, tabId, request } = question;
  await tellTab(tabId, { name: 'question-over', id, library: request.library });
}

/** The frame shows the question. */
export async function questionShown(id: string, height: number, sender: Sender): Promise<null> {
  const question = await findQuestion(id, sender);
  if (question && !question.inWindow) await tellTab(question.tabId, { name: 'question-shown', id, height });
  return null;
}

/** Does what a person said, once; saves exactly what was asked about. */
export async function answerQuestion(
  context: WorkerContext,
  id: string,
  { yes, folder }: Pick<CheckedMessageData<'answerQuestion'>, 'yes' | 'folder'>,
  sender: Sender,
): Promise<Answers['answerQuestion']> {
  const question = await findQuestion(id, sender);
  if (!question || answering.has(id)) return null;
  answering.add(id);
  try {
    const { tabId, inWindow, folders } = question;
    const isChosen = folder !== undefined && folders !== undefined;
    const request = isChosen ? { ...question.request, folder } : question.request;
    if (yes && isChosen) await rememberFolder(request.items, folder);
    const receipt = yes ? await save(context, request) : undefined;
    await remove(question);
    const { library } = request;
    const isHeard = await tellTab(tabId, { name: 'question-over', id, library, receipt });
    if (!receipt) return null;
    if (isHeard) await rememberTold(tabId, receipt);
    else if (!inWindow) await tellPerson(undefined, receipt, library);
    return { receipt, isTold: isHeard || !inWindow };
  } finally {
    answering.delete(id);
  }
}
