/** How many rows, keys and steps of cursors the database gave while `work` ran; what it counted counts as read. */
export async function rowsRead(work: () => Promise<unknown>): Promise<number> {
  let rows = 0;
  const restore = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((prototype) =>
    (['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'] as const).map((name) => {
      const asked = prototype[name] as (...args: unknown[]) => IDBRequest;
      Object.assign(prototype, {
        [name](...args: unknown[]) {
          const request = asked.apply(this, args);
          request.addEventListener('success', () => {
            rows += name === 'count' ? request.result : sizeOf(request.result);
          });
          return request;
        },
      });
      return () => Object.assign(prototype, { [name]: asked });
    }),
  );
  try {
    await work();
  } finally {
    for (const undo of restore) undo();
  }
  return rows;
}

function sizeOf(result: unknown): number {
  return Array.isArray(result) ? result.length : Number(result !== undefined && result !== null);
}
