import type { BrowserContext } from '@playwright/test';

/** What the browser tells of a click in the context menu, as far as it matters here. */
export interface MenuClick {
  menuItemId: string;
  pageUrl?: string;
  linkUrl?: string;
  srcUrl?: string;
  mediaType?: 'image' | 'video';
  selectionText?: string;
}

interface Dispatching {
  dispatch: (...args: unknown[]) => void;
}

interface WorkerGlobals {
  chrome: {
    tabs: { query: (filter: { url?: string; active?: boolean }) => Promise<{ id: number; url: string }[]> };
    contextMenus: {
      onClicked: Dispatching;
      create: (item: object, done: () => void) => void;
    };
    commands: { onCommand: Dispatching; getAll: () => Promise<{ name: string; shortcut: string }[]> };
    runtime: { lastError?: { message: string } };
  };
}

/** The extension's worker, which must be alive: a dead one does not answer. */
async function worker(context: BrowserContext) {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** Chooses an entry of the context menu on a page; the menu itself is the browser's and not to be reached headless. */
export async function chooseMenu(context: BrowserContext, click: MenuClick & { pageUrl: string }): Promise<void> {
  await (await worker(context)).evaluate(async (info) => {
    const { tabs, contextMenus } = (globalThis as unknown as WorkerGlobals).chrome;
    const tab = (await tabs.query({})).find(({ url }) => url === info.pageUrl);
    contextMenus.onClicked.dispatch({ editable: false, frameId: 0, ...info }, tab);
  }, click);
}

/** Presses a shortcut of the extension in a tab. */
export async function pressCommand(context: BrowserContext, name: string, pageUrl: string): Promise<void> {
  await (await worker(context)).evaluate(
    async ([command, address]) => {
      const { tabs, commands } = (globalThis as unknown as WorkerGlobals).chrome;
      commands.onCommand.dispatch(
        command,
        (await tabs.query({})).find(({ url }) => url === address),
      );
    },
    [name, pageUrl] as const,
  );
}

/** The shortcuts that the browser knows of. */
export async function shortcuts(context: BrowserContext): Promise<Record<string, string>> {
  const known = await (await worker(context)).evaluate(() =>
    (globalThis as unknown as WorkerGlobals).chrome.commands.getAll(),
  );
  return Object.fromEntries(known.map(({ name, shortcut }) => [name, shortcut]));
}

/** Which of these menu entries there are: the browser refuses a second entry of the same id, and only that tells. */
export async function existingMenus(context: BrowserContext, ids: readonly string[]): Promise<string[]> {
  return (await worker(context)).evaluate(async (wanted) => {
    const { contextMenus, runtime } = (globalThis as unknown as WorkerGlobals).chrome;
    const exists = (id: string) =>
      new Promise<boolean>((resolve) => {
        contextMenus.create({ id, title: id, contexts: ['page'] }, () => {
          resolve(/duplicate id/i.test(runtime.lastError?.message ?? ''));
        });
      });
    const found: string[] = [];
    for (const id of wanted) if (await exists(id)) found.push(id);
    return found;
  }, ids);
}
