import type { LivingWorker } from './worker';

/** As much of `navigator.storage` as a worker uses: files in one folder, each written as a whole or not at all. */
export function opfsFor(worker: LivingWorker) {
  const { files } = worker.world;
  const read = <T>(effect: () => T) => worker.call('storage reads', undefined, effect);
  const write = <T>(effect: () => T) => worker.call('storage writes', 'storage has written', effect);
  const missing = () => new DOMException('No such file', 'NotFoundError');

  const fileHandle = (name: string) => ({
    kind: 'file',
    name,
    getFile: () =>
      read(() => {
        const content = files.get(name);
        if (content === undefined) throw missing();
        return { name, size: content.length, text: async () => content };
      }),
    createWritable: async () => {
      const parts: string[] = [];
      return {
        write: async (part: string) => {
          parts.push(part);
        },
        close: () => write(() => files.set(name, parts.join(''))),
        abort: async () => undefined,
      };
    },
  });

  const folder = {
    getFileHandle: (name: string, { create = false } = {}) =>
      read(() => {
        if (!files.has(name) && !create) throw missing();
        if (!files.has(name)) files.set(name, '');
        return fileHandle(name);
      }),
    getDirectoryHandle: () => read(() => folder),
    removeEntry: (name: string) =>
      write(() => {
        if (!files.delete(name)) throw missing();
      }),
    async *keys() {
      yield* [...files.keys()];
    },
    async *values() {
      for (const name of files.keys()) yield fileHandle(name);
    },
    async *entries() {
      for (const name of files.keys()) yield [name, fileHandle(name)] as const;
    },
  };
  return {
    getDirectory: () => read(() => folder),
    estimate: () => read(() => ({ quota: 10 ** 9, usage: 0 })),
    persist: () => read(() => true),
    persisted: () => read(() => true),
  };
}
