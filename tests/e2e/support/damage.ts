import {
  appendFileSync,
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { EXTENSION_ID } from './browser.ts';

/** Where Chromium keeps an extension's IndexedDB: one LevelDB for all its databases, blobs beside it. */
export function databaseFolder(profile: string): string {
  return path.join(profile, 'Default', 'IndexedDB', `chrome-extension_${EXTENSION_ID}_0.indexeddb.leveldb`);
}

/** Where Chromium keeps an extension's `storage.local`: a LevelDB as well, elsewhere. */
export function settingsFolder(profile: string): string {
  return path.join(profile, 'Default', 'Local Extension Settings', EXTENSION_ID);
}

/** What can be damaged, by name. */
export const STORES = { database: databaseFolder, settings: settingsFolder } as const;
export type StoreName = keyof typeof STORES;

/** Something that befalls the files of a database while the browser is closed. */
type Damage = (folder: string) => void;

function files(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => path.join(folder, name));
}

/** As many bytes as there were, none of them as it was. */
function overwrite(file: string): void {
  const length = statSync(file).size;
  writeFileSync(file, Buffer.from(Array.from({ length }, (_, i) => (i * 151 + 89) % 256)));
}

const LOG = /\.log$/;
const MANIFEST = /^MANIFEST-/;

/** What acceptance does to a profile, and what is seen in the field, by name. */
export const DAMAGES = {
  'log cut': (folder) => {
    for (const file of files(folder, LOG)) truncateSync(file, Math.floor(statSync(file).size / 2));
  },
  'log emptied': (folder) => {
    for (const file of files(folder, LOG)) truncateSync(file, 0);
  },
  'log overwritten': (folder) => files(folder, LOG).forEach(overwrite),
  'garbage after the log': (folder) => {
    for (const file of files(folder, LOG)) appendFileSync(file, Buffer.alloc(5000, 0x5a));
  },
  'manifest overwritten': (folder) => files(folder, MANIFEST).forEach(overwrite),
  'manifest removed': (folder) => {
    for (const file of files(folder, MANIFEST)) rmSync(file);
  },
  'CURRENT removed': (folder) => rmSync(path.join(folder, 'CURRENT')),
  'all overwritten': (folder) => files(folder, /./).forEach(overwrite),
  'folder emptied': (folder) => {
    for (const file of files(folder, /./)) rmSync(file);
  },
  'folder gone': (folder) => rmSync(folder, { recursive: true }),
  'folder replaced by a file': (folder) => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'not a folder');
  },
  'folder read-only': (folder) => {
    for (const file of files(folder, /./)) chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
  },
} as const satisfies Record<string, Damage>;

export type DamageName = keyof typeof DAMAGES;

/** Damages a store of a closed browser's profile. Throws when there is none, since then nothing is tested. */
export function damage(profile: string, name: DamageName, store: StoreName = 'database'): void {
  const folder = STORES[store](profile);
  if (!existsSync(path.join(folder, 'CURRENT'))) throw new Error(`No database in ${folder}`);
  DAMAGES[name](folder);
}

/** Makes what `damage` closed writable again, so that the profile can be removed. */
export function undoReadOnly(profile: string): void {
  for (const folderOf of Object.values(STORES)) {
    if (existsSync(folderOf(profile))) chmodSync(folderOf(profile), 0o755);
  }
}

/** What is in the files of a database, as far as it is text: for finding out whether something was left. */
export function databaseText(profile: string): string {
  const folder = databaseFolder(profile);
  return files(folder, /./)
    .map((file) => readFileSync(file).toString('latin1'))
    .join('\n');
}
