import { type Browser, browser } from 'wxt/browser';
import { createMenus } from './menus';
import { openTab, WELCOME_PAGE } from './pages';

/** After an installation: the welcome page. After that and after an update: the menu, and scripts in open tabs. */
export async function onInstalled({ reason }: Browser.runtime.InstalledDetails): Promise<void> {
  await createMenus();
  if (reason === 'install') await openTab(WELCOME_PAGE);
  if (reason === 'install' || reason === 'update') await injectIntoOpenTabs();
}

/** Chrome leaves open tabs without the new scripts; Firefox puts them in by itself. Older copies retire. */
async function injectIntoOpenTabs(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  for (const { matches, js } of browser.runtime.getManifest().content_scripts ?? []) {
    if (!matches || !js) continue;
    for (const { id } of await browser.tabs.query({ url: matches, discarded: false })) {
      if (id === undefined) continue;
      // A tab that takes no scripts (an error page, a store) keeps the popup and the menu.
      await browser.scripting.executeScript({ target: { tabId: id }, files: js as Files }).catch(() => undefined);
    }
  }
}

type Files = NonNullable<Parameters<typeof browser.scripting.executeScript>[0]['files']>;

/**
 * Closes `storage.local`, where the key is, to content scripts. Firefox has no way to say so; there it is our scripts
 * alone that could read it, and they do not.
 */
export async function restrictStorage(): Promise<void> {
  const { local, session } = browser.storage as unknown as Record<'local' | 'session', RestrictableArea>;
  await Promise.all([
    local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }),
    // Where presses are left; nothing that is ours alone may be kept there.
    session.setAccessLevel?.({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }),
  ]);
}

interface RestrictableArea {
  setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' | 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }): Promise<void>;
}
