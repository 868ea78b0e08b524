import { type Browser, browser } from 'wxt/browser';
import { createMenus } from './menus';
import { openTab, WELCOME_PAGE } from './pages';

/** After an installation: the welcome page. After that and after an update: the menu, and scripts in open tabs. */
export async function onInstalled({ reason }: Browser.runtime.InstalledDetails): Promise<void> {
  // First of all: the menu asks for settings, which a browser that has just started answers late
  // (`utils/settings/managed.ts`).
  if (reason === 'install') await openTab(WELCOME_PAGE);
  await createMenus();
  // Firefox puts them in by itself then.
  if (!import.meta.env.FIREFOX && (reason === 'install' || reason === 'update')) await injectIntoOpenTabs();
}

/** A person allowed some sites: their open tabs get what they would have got from the start. */
export async function onAccessGiven({ origins = [] }: Browser.permissions.Permissions): Promise<void> {
  const isGiven = (match: string) => origins.includes(match) || origins.some((origin) => ALL_SITES.test(origin));
  await injectIntoOpenTabs(isGiven);
}

/** How browsers write that all sites are meant. */
const ALL_SITES = /^(<all_urls>|(\*|https):\/\/\*\/\*)$/;

/** Browsers leave open tabs without scripts that come later. Older copies of them retire. */
async function injectIntoOpenTabs(isMeant: (match: string) => boolean = () => true): Promise<void> {
  for (const { matches, js } of browser.runtime.getManifest().content_scripts ?? []) {
    if (!matches?.some(isMeant) || !js) continue;
    for (const { id } of await browser.tabs.query({ url: matches, discarded: false })) {
      if (id === undefined) continue;
      // A tab that takes no scripts (an error page, a store) keeps the popup and the menu.
      await browser.scripting.executeScript({ target: { tabId: id }, files: js as Files }).catch(() => undefined);
    }
  }
}

type Files = NonNullable<Parameters<typeof browser.scripting.executeScript>[0]['files']>;

/**
 * Closes `storage.local`, where the key is, and what other browsers tell to content scripts. Firefox has no way to say so; there it is our scripts
 * alone that could read it, and they do not.
 */
export async function restrictStorage(): Promise<void> {
  const { local, sync, session } = browser.storage as unknown as Record<'local' | 'sync' | 'session', RestrictableArea>;
  await Promise.all([
    local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }),
    sync?.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }),
    // Where presses are left; nothing that is ours alone may be kept there.
    session.setAccessLevel?.({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }),
  ]);
}

interface RestrictableArea {
  setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' | 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }): Promise<void>;
}
