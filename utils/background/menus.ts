import { type Browser, browser } from 'wxt/browser';
import { t } from '../i18n';
import { readSettings } from '../settings';
import { LINK_PATTERNS, SITE_PATTERNS } from './sites';

type MenuItem = Browser.contextMenus.CreateProperties & { id: string };

const ROOT = 'memories';
const PUBLIC = '-public';

/** What a menu entry is for; its public twin has `-public` at its end. */
export type MenuAction = 'save-page' | 'save-link' | 'save-video' | 'save-image' | 'save-selection';

/** Every entry. Public twins only where the API has a public endpoint. */
function menuItems(): MenuItem[] {
  // Also their players in pages of others, which stand on more hosts.
  const documentUrlPatterns = [...new Set([...SITE_PATTERNS, ...LINK_PATTERNS])];
  const page = { contexts: ['page', 'image', 'video', 'frame'], documentUrlPatterns } as const;
  const link = { contexts: ['link'], targetUrlPatterns: [...LINK_PATTERNS] } as const;
  const selection = { contexts: ['selection'] } as const;
  const web = ['https://*/*', 'http://*/*'];
  return [
    { id: 'save-page', title: t('menu_save_page'), ...page },
    { id: `save-page${PUBLIC}`, title: t('menu_save_page_public'), ...page },
    { id: 'save-link', title: t('menu_save_link'), ...link },
    { id: `save-link${PUBLIC}`, title: t('menu_save_link_public'), ...link },
    { id: 'save-video', title: t('menu_save_video'), contexts: ['video'], documentUrlPatterns: web },
    { id: 'save-image', title: t('menu_save_image'), contexts: ['image'], documentUrlPatterns: web },
    { id: 'save-selection', title: t('menu_save_selection'), ...selection },
    { id: `save-selection${PUBLIC}`, title: t('menu_save_selection_public'), ...selection },
  ].map((item) => ({ ...item, contexts: [...item.contexts], parentId: ROOT })) as MenuItem[];
}

/** In: the id of a clicked entry. Out: what it is for and whether it goes to the public library. */
export function readMenuId(id: string | number): { action: MenuAction; isPublic: boolean } {
  const text = String(id);
  const isPublic = text.endsWith(PUBLIC);
  return { action: (isPublic ? text.slice(0, -PUBLIC.length) : text) as MenuAction, isPublic };
}

/** Makes the menu anew; also after an update, which may bring other entries. */
export async function createMenus(): Promise<void> {
  const { publicSaving } = await readSettings();
  await browser.contextMenus.removeAll();
  const items = menuItems().filter(({ id }) => publicSaving || !readMenuId(id).isPublic);
  const contexts = [...new Set(items.flatMap((item) => item.contexts ?? []))] as unknown as MenuItem['contexts'];
  browser.contextMenus.create({ id: ROOT, title: t('extension_name'), contexts });
  for (const item of items) browser.contextMenus.create(item);
}

/** Makes the menu if the browser lost it: some do when they restart. */
export async function ensureMenus(): Promise<void> {
  try {
    await browser.contextMenus.update(ROOT, {});
  } catch {
    await createMenus();
  }
}
