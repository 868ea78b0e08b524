import type { PlatformId } from '../../utils/platforms/index';
import { readSettings, writeSettings } from '../../utils/settings';

/** The folder that a person chose for a save of a site is offered there again. */
export async function rememberFolder(site: PlatformId, folder: string): Promise<void> {
  const { lastFolders } = await readSettings();
  await writeSettings({ lastFolders: { ...lastFolders, [site]: folder } });
}
