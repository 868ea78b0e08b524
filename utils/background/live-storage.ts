import type { Files } from '../captures/journal/types';
import { knownPlaces, openPlace, removePlace } from '../captures/places';
import { createStorage, type Storage } from '../captures/storage';
import { t } from '../i18n';
import { local } from '../local/area';
import { notify } from './notifications';

/** The database and its second copies as a browser has them: IndexedDB, `storage.local`, OPFS. */
export function liveStorage(): Storage {
  return createStorage({
    local,
    files: originPrivateFiles,
    place: openPlace,
    removePlace,
    knownPlaces,
    clock: { now: () => Date.now() },
    told: ({ restored, lost }) => void notify(t('notification_damage', restored, lost)).catch(() => undefined),
    sleep: passed,
    overdue: passed,
  });
}

const passed = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const root = () => navigator.storage.getDirectory();

/** https://developer.mozilla.org/docs/Web/API/File_System_API/Origin_private_file_system */
const originPrivateFiles: Files = {
  async list() {
    const names: string[] = [];
    const folder = (await root()) as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
    for await (const name of folder.keys()) names.push(name);
    return names;
  },
  async read(name) {
    const file = await (await root()).getFileHandle(name);
    return (await file.getFile()).text();
  },
  /** A file takes its place only when it was closed: a death leaves the old one, or none. */
  async write(name, parts) {
    const file = await (await root()).getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    for (const part of parts) await stream.write(part);
    await stream.close();
  },
  async remove(name) {
    await (await root()).removeEntry(name);
  },
};
