import { folderFor } from '../../utils/captures/folder-rules';
import type { PlatformId, Target } from '../../utils/platforms/index';
import { readSettings, type Settings, writeSettings } from '../../utils/settings';

/** The folder that stands chosen for a save of something: by a rule, else the last one of its site, else the usual one. */
export function folderToOffer(target: Target, { folder, folderRules, lastFolders }: Settings): string {
  return folderFor(target, folderRules) ?? lastFolders[target.platform] ?? folder;
}

/** The folder that a person chose for a save of a site is offered there again. */
export async function rememberFolder(site: PlatformId, folder: string): Promise<void> {
  const { lastFolders } = await readSettings();
  await writeSettings({ lastFolders: { ...lastFolders, [site]: folder } });
}
