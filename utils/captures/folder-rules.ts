import { creatorsOf, foldedCreator, type Made } from '../platforms/creator';
import type { Target } from '../platforms/types';
import type { Settings } from '../settings';

/** The folder that stands chosen for a save of something: by a rule, else the last one of its site, else the usual one. */
export function folderToOffer(
  made: Made & Pick<Target, 'platform'>,
  { folder, folderRules, lastFolders }: Pick<Settings, 'folder' | 'folderRules' | 'lastFolders'>,
): string {
  return folderFor(made, folderRules) ?? lastFolders[made.platform] ?? folder;
}

/** In: something to save, and the rules. Out: the folder that the first fitting rule names, if one fits. Pure. */
export function folderFor(made: Made, rules: Settings['folderRules']): string | undefined {
  if (rules.length === 0) return undefined;
  const creators = creatorsOf(made);
  return rules.find(({ creator }) => creators.includes(foldedCreator(creator)))?.folder;
}
