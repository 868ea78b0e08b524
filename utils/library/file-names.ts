import { harmless } from '../text/foreign-text';
import type { Save } from './document';

/** As long as the name of a file may be that all systems take (255 bytes, some of them for an end and a number) … */
const MOST_BYTES = 200;
/** … and as is still read, characters. */
const MOST_CHARACTERS = 80;

/** What no system, or not every one, takes in a name, and what links of Obsidian end at. Halves of letters, too. */
const UNFIT = /[\\/:*?"<>|#^[\]\p{Cc}\p{Cs}]+/gu;

/** Names of devices, whatever comes behind a dot. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i;

/**
 * Names for files, one a save, that every system takes and no two of which are the same, also where neither case nor
 * the way of writing an accent counts. Pure.
 */
export function fileNames(saves: readonly Save[]): string[] {
  const taken = new Set<string>();
  // How many had a name before: thousands may have the same.
  const counts = new Map<string, number>();
  return saves.map(({ title, key }) => {
    const clean = cut(harmless(title).replace(UNFIT, ' ').replace(/\s+/g, ' ').trim()).replace(/^[\s.]+|[\s.]+$/g, '');
    const base = clean === '' || RESERVED.test(clean) ? cut(key.replace(/[^\w-]+/g, '-')) : clean;
    let name = base;
    let n = counts.get(folded(base)) ?? 1;
    while (taken.has(folded(name))) {
      n += 1;
      name = `${base} ${n}`;
    }
    counts.set(folded(base), n);
    taken.add(folded(name));
    return `${name}.md`;
  });
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase();

/** The beginning of a text that fits, of whole characters. */
function cut(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of [...text].slice(0, MOST_CHARACTERS)) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > MOST_BYTES) break;
    kept += character;
  }
  return kept;
}
