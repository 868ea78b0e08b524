import { creatorsOf, foldedCreator, type Made } from '../platforms/creator';
import type { Settings } from '../settings';

/** In: something to save, and the rules. Out: the folder that the first fitting rule names, if one fits. Pure. */
export function folderFor(made: Made, rules: Settings['folderRules']): string | undefined {
  if (rules.length === 0) return undefined;
  const creators = creatorsOf(made);
  return rules.find(({ creator }) => creators.includes(foldedCreator(creator)))?.folder;
}
