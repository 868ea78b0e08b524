const PREFIX = 'upload:';

/** Shows the worker that this page carries out some uploads. The browser takes it back when the page goes, however it does. */
export function holdUploads(captureIds: readonly string[]): void {
  for (const id of captureIds) {
    navigator.locks.request(PREFIX + id, () => new Promise<never>(() => undefined)).catch(console.error);
  }
}

/** The uploads (ids of their captures) whose pages are still open. */
export async function heldUploads(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  const names = held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
  return new Set(names);
}
