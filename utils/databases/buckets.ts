/**
 * Storage buckets: each has a folder of its own, so that what breaks one leaves the others alone. In Chromium all
 * databases of an extension outside of buckets share one. Firefox has no buckets, and a file for each database.
 * https://developer.mozilla.org/docs/Web/API/StorageBucketManager
 */
interface Buckets {
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
  open(name: string, options: { durability: 'strict' }): Promise<{ indexedDB: IDBFactory }>;
}

const buckets = () => (navigator as { storageBuckets?: Buckets }).storageBuckets;

/** The databases of a bucket, in this page or worker; those outside of buckets where there are none. */
export async function databasesIn(bucket: string): Promise<IDBFactory> {
  return (await buckets()?.open(bucket, { durability: 'strict' }))?.indexedDB ?? indexedDB;
}

/** The names of all buckets and of all databases outside of them. Resolves in any case. */
export async function databaseNames(): Promise<string[]> {
  const databases = await indexedDB.databases().catch(() => []);
  const names =
    (await buckets()
      ?.keys()
      .catch(() => [])) ?? [];
  return [...databases.map(({ name }) => name ?? ''), ...names];
}

/** Removes a bucket, or where there are none the database of its name. Resolves in any case. */
export async function removeBucket(name: string): Promise<void> {
  const all = buckets();
  if (all) return all.delete(name).catch(() => undefined);
  return removeDatabase(name);
}

/** Removes a database outside of buckets. Resolves in any case. */
export async function removeDatabase(name: string): Promise<void> {
  await new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    // Waits for a page of ours to let go of it, which nobody needs to wait for.
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, done);
  });
}
