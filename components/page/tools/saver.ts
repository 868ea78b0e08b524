import { browser } from 'wxt/browser';
import { MANY } from '../../../utils/captures/estimate-sending';
import type { Library } from '../../../utils/captures/types';
import { fill } from '../../../utils/i18n';
import type { KeyState, PageContext, SaveReceipt } from '../../../utils/messages';
import { RefusedError, send } from '../../../utils/messages/send';
import type { About } from '../../../utils/platforms/adapter';
import { keyOf } from '../../../utils/platforms/key';
import type { TargetKey } from '../../../utils/platforms/types';
import { foreignTitle } from '../../../utils/text/foreign-text';
import type { States } from '../states';
import { isCollected, itemOf, nameOf, type Subject } from '../subject';
import type { Asker } from './ask';
import type { News } from './news';
import type { Panel } from './panel';
import { describeReceipt } from './receipt';
import { type Toast, type ToastAction, toast } from './toast';
import type { Texts } from './tool-texts';

export interface SaveOptions {
  library: Library;
  /** Posts of a creator or hashtag; the default of the settings when absent. */
  count?: number;
  /** Send even what was saved before. */
  again?: boolean;
  /** Ask which folder. */
  chooseFolder?: true;
}

/** One thing to save, as the worker takes it. */
export interface Item extends About {
  url: string;
}

export interface Saver {
  /** Saves what a person asked for and says what became of it. Asks first where the library is public. */
  save(subject: Subject, options: SaveOptions): Promise<void>;
  /** Says what became of a plain save that left already. */
  follow(subject: Subject, sent: Promise<SaveReceipt>, isByKey: boolean): Promise<void>;
  /** The same for many posts of this page. True when the worker has taken them. */
  savePosts(posts: readonly Subject[], options: SaveOptions): Promise<boolean>;
  /** Lets what failed be sent once more, where the worker does that. */
  retry(key: TargetKey, failed: KeyState): Promise<void>;
  openList(): void;
  /** The library, with what is saved of a thing. */
  /** `follow`: the address of a creator or hashtag that is to be followed. */
  openLibrary(key: TargetKey, follow?: string): void;
  undo(captureIds: readonly string[]): Promise<void>;
  /** Says what became of a save, also of one that began elsewhere. */
  tell(receipt: SaveReceipt, library: Library, how?: Telling): void;
  say(text: string, actions?: readonly ToastAction[]): void;
}

/** What else a receipt is told with. */
interface Telling {
  /** Saves what was saved already once more. */
  again?(): void;
  /** What was saved, as its page calls it. */
  name?: string;
  /** By a key: then the toast stays until Escape, since it takes time to get there without a mouse. */
  isByKey?: boolean;
}

export interface SaverOptions {
  texts: Texts;
  panel: Panel;
  asker: Asker;
  context(): PageContext;
  states: States;
  /** The posts of a hashtag page that the API can't import by itself; null when a person stopped it. */
  collect(count: number): Promise<Subject[] | null>;
  /** Keeps pictures of what was just saved. */
  keepPictures(keys: readonly TargetKey[]): Promise<void>;
  /** Tells later what became of what was just saved. */
  news: News;
}

const itemsOf = (posts: readonly Subject[]): Item[] => posts.map(itemOf);

export function createSaver({
  texts,
  panel,
  asker,
  context,
  states,
  collect,
  keepPictures,
  news,
}: SaverOptions): Saver {
  /** Saves in quick succession share one toast, and one undo. */
  let running: { toast: Toast; library: Library; captureIds: string[] } | null = null;

  const openList = () => void attempt(() => send('openPage', { page: 'popup' }));
  const openLibrary = (key: TargetKey, follow?: string) => void attempt(() => send('openLibrary', { key, follow }));
  const view: ToastAction = { label: texts.page_view, run: openList };
  const say = (text: string, actions?: readonly ToastAction[]) => void toast(panel, text, actions);

  /** Does something with the worker; when that fails, says so in plain words and gives null. */
  async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      say(browser.runtime?.id ? wordsOf(error) : texts.page_outdated);
      return null;
    } finally {
      states.refresh();
    }
  }

  function wordsOf(error: unknown): string {
    if (!(error instanceof RefusedError)) return fill(texts.page_failed, String(error));
    const { refused, detail } = error.refusal;
    if (refused === 'too-many') return texts.page_too_many;
    return refused === 'storage' || refused === 'forbidden' ? detail : fill(texts.page_failed, detail);
  }

  async function save(subject: Subject, options: SaveOptions) {
    const { target } = subject;
    const { postsPerCreator, postsPerHashtag } = context();
    const count = options.count ?? (target.kind === 'hashtag' ? postsPerHashtag : postsPerCreator);
    const item = itemOf(subject);
    if (isCollected(target)) await savePostsOf(subject, count, options);
    else await saveItems([item], { ...options, count: target.kind === 'post' ? undefined : count });
  }

  async function savePostsOf({ target }: Subject, count: number, options: SaveOptions) {
    const key = keyOf(target);
    states.note(key, 'sending');
    const posts = await collect(count);
    states.note(key, 'idle');
    if (posts?.length === 0) say(texts.page_collect_none);
    if (!posts?.length) return;
    if (await saveItems(itemsOf(posts), { ...options, count: undefined })) states.note(key, 'queued');
  }

  const savePosts = (posts: readonly Subject[], options: SaveOptions) => saveItems(itemsOf(posts), options);

  /** Public and many at once go by way of a question, whose page the worker believes; this script it does not. */
  async function saveItems(items: readonly Item[], options: SaveOptions): Promise<boolean> {
    const request = { ...options, items: [...items] };
    const needsYes = options.library === 'public' || items.length > MANY || options.chooseFolder;
    const sent = () => (needsYes ? asker.ask(request) : send('saveCaptures', request));
    const again = () => void saveItems(items, { ...options, again: true });
    return hear(sent, options.library, { again, name: items.length === 1 ? items[0]?.title : undefined });
  }

  async function hear(sent: () => Promise<SaveReceipt | null>, library: Library, how: Telling) {
    const receipt = await attempt(sent);
    if (receipt) tell(receipt, library, how);
    return receipt !== null;
  }

  async function follow(subject: Subject, sent: Promise<SaveReceipt>, isByKey: boolean) {
    const again = () => void save(subject, { library: 'private', again: true });
    await hear(() => sent, 'private', { again, name: nameOf(subject), isByKey });
  }

  function tell(receipt: SaveReceipt, library: Library, { again, name, isByKey = false }: Telling = {}) {
    const { results, needs } = receipt;
    states.learnAll(results, library);
    const queued = results.flatMap((result) => (result.outcome === 'queued' ? [result] : []));
    const fresh = queued.map(({ captureId }) => captureId);
    news.follow(queued);
    if (fresh.length > 0) keepPictures(queued.map(({ key }) => key)).catch(() => undefined);
    const joined = fresh.length > 0 && running?.library === library ? running : null;
    const captureIds = [...(joined?.captureIds ?? []), ...fresh];
    const actions: ToastAction[] = [];
    if (fresh.length > 0) {
      actions.push({ label: texts.page_undo, run: () => void undo(captureIds) }, view);
    }
    if (fresh.length === 0 && again && results.some(({ outcome }) => outcome === 'already-saved')) {
      actions.push({ label: texts.receipt_again, run: again });
    }
    if (needs && needs !== 'paused') {
      const open = () => void attempt(() => send('openPage', { page: 'options' }));
      actions.push({ label: texts.page_open_options, run: open });
    }
    const told = describeReceipt(texts, receipt, library, fresh.length > 0 ? captureIds.length : 0);
    const title = name && !joined ? foreignTitle(name) : '';
    const text = title ? fill(texts.page_what, fill(texts.text_quoted, title), told) : told;
    if (joined?.toast.say(text, actions)) joined.captureIds = captureIds;
    else {
      const shown = toast(panel, text, actions, isByKey, isByKey ? texts.page_undo_key : undefined);
      if (fresh.length > 0) running = { toast: shown, library, captureIds: fresh };
    }
  }

  async function undo(captureIds: readonly string[]) {
    running = null;
    const answer = await attempt(() => send('undoCaptures', { captureIds: [...captureIds] }));
    if (answer) say(answer.tooLate.length > 0 ? texts.page_undo_late : texts.page_undone);
  }

  async function retry(key: TargetKey, { captureId, library }: KeyState) {
    const answer = await attempt(() => send('retryCaptures', { captureIds: [captureId] }));
    if (answer && answer.retried.length > 0) {
      say(texts.page_retrying);
      news.follow([{ key, captureId }]);
    }
    // Else it fails no more: its control will say what became of it.
    else if (answer && library === 'public') say(texts.save_public_forbidden);
  }

  return { openList, openLibrary, save, follow, savePosts, retry, undo, tell, say };
}
