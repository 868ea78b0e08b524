import { browser } from 'wxt/browser';
import type { Library } from '../../../utils/captures/types';
import type { PageContext, SaveReceipt } from '../../../utils/messages';
import type { About } from '../../../utils/platforms/adapter';
import { RefusedError, send } from '../../../utils/send';
import { isCollected, type Subject } from '../subject';
import { fill } from '../texts';
import { askPublic } from './ask-public';
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
}

/** One thing to save, as the worker takes it. */
export interface Item extends About {
  url: string;
}

export interface Saver {
  /** Saves what a person asked for and says what became of it. Asks first where the library is public. */
  save(subject: Subject, options: SaveOptions): Promise<void>;
  /** The same for things that are perhaps not on this page. */
  saveItems(items: readonly Item[], options: SaveOptions): Promise<void>;
  retry(captureId: string): Promise<void>;
  undo(captureIds: readonly string[]): Promise<void>;
  /** Says what became of a save, also of one that began elsewhere. */
  tell(receipt: SaveReceipt, library: Library, again?: () => void): void;
  say(text: string, actions?: readonly ToastAction[]): void;
}

export interface SaverOptions {
  texts: Texts;
  panel: Panel;
  context(): PageContext;
  /** Asks for the states on screen again. */
  refresh(): void;
  /** The posts of a hashtag page that the API can't import by itself; null when a person stopped it. */
  collect(count: number): Promise<Subject[] | null>;
}

export function createSaver({ texts, panel, context, refresh, collect }: SaverOptions): Saver {
  /** Saves in quick succession share one toast, and one undo. */
  let running: { toast: Toast; library: Library; captureIds: string[] } | null = null;

  const say = (text: string, actions?: readonly ToastAction[]) => void toast(panel, text, actions);

  /** Does something with the worker; when that fails, says so in plain words and gives null. */
  async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      const why = error instanceof RefusedError ? error.refusal.detail : String(error);
      say(browser.runtime?.id ? fill(texts.page_failed, why) : texts.page_outdated);
      return null;
    } finally {
      refresh();
    }
  }

  async function mayGoTo(library: Library, names: readonly string[]): Promise<boolean> {
    return library === 'private' || askPublic(panel, texts, names);
  }

  async function save(subject: Subject, options: SaveOptions) {
    const { target, title, author } = subject;
    const { postsPerCreator, postsPerHashtag } = context();
    const count = options.count ?? (target.kind === 'hashtag' ? postsPerHashtag : postsPerCreator);
    // The worker recognises addresses; a hashtag's own is that of the page.
    const item = { url: target.kind === 'hashtag' ? location.href : target.url, title, author };
    if (!isCollected(target)) {
      return saveItems([item], { ...options, count: target.kind === 'post' ? undefined : count });
    }
    if (!(await mayGoTo(options.library, [item.url]))) return;
    const posts = await collect(count);
    if (posts?.length === 0) say(texts.page_collect_none);
    if (!posts?.length) return;
    const items = posts.map((post) => ({ url: post.target.url, title: post.title, author: post.author }));
    await request(items, { ...options, count: undefined });
  }

  async function saveItems(items: readonly Item[], options: SaveOptions) {
    const names = items.map(({ title, url }) => title ?? url);
    if (await mayGoTo(options.library, names)) await request(items, options);
  }

  async function request(items: readonly Item[], options: SaveOptions) {
    const { library } = options;
    const confirmed = library === 'public' ? { confirmedPublic: true as const } : {};
    const receipt = await attempt(() => send('saveCaptures', { ...options, ...confirmed, items: [...items] }));
    if (receipt) tell(receipt, library, () => void saveItems(items, { ...options, again: true }));
  }

  function tell(receipt: SaveReceipt, library: Library, again?: () => void) {
    const { results, needs } = receipt;
    const fresh = results.flatMap((result) => (result.outcome === 'queued' ? [result.captureId] : []));
    const joined = fresh.length > 0 && running?.library === library ? running : null;
    const captureIds = [...(joined?.captureIds ?? []), ...fresh];
    const actions: ToastAction[] = [];
    if (fresh.length > 0) actions.push({ label: texts.page_undo, run: () => void undo(captureIds) });
    else if (again && results.some(({ outcome }) => outcome === 'already-saved')) {
      actions.push({ label: texts.receipt_again, run: again });
    }
    if (needs && needs !== 'paused') {
      const open = () => void attempt(() => send('openPage', { page: 'options' }));
      actions.push({ label: texts.page_open_options, run: open });
    }
    const text = describeReceipt(texts, receipt, library, fresh.length > 0 ? captureIds.length : 0);
    if (joined?.toast.say(text, actions)) joined.captureIds = captureIds;
    else {
      const shown = toast(panel, text, actions);
      if (fresh.length > 0) running = { toast: shown, library, captureIds: fresh };
    }
  }

  async function undo(captureIds: readonly string[]) {
    running = null;
    const answer = await attempt(() => send('undoCaptures', { captureIds: [...captureIds] }));
    if (answer) say(answer.tooLate.length > 0 ? texts.page_undo_late : texts.page_undone);
  }

  async function retry(captureId: string) {
    if (await attempt(() => send('retryCaptures', { captureIds: [captureId] }))) say(texts.page_retrying);
  }

  return { save, saveItems, retry, undo, tell, say };
}
