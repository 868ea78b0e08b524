import { browser } from 'wxt/browser';

/**
 * What the worker keeps in mind for as long as the browser runs. In `storage.local`, which is closed to content
 * scripts in Chromium (see `restrictStorage`): those can read and write `storage.session`, where they leave presses.
 */
const PREFIX = 'session:';

export async function recall<T>(name: string): Promise<T | undefined> {
  const key = PREFIX + name;
  return (await browser.storage.local.get(key))[key] as T | undefined;
}

export async function keep(name: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [PREFIX + name]: value });
}

export async function forget(name: string): Promise<void> {
  await browser.storage.local.remove(PREFIX + name);
}

/** Forgets all of it: the browser has started anew, and its tabs have other numbers. */
export async function forgetSession(): Promise<void> {
  const names = Object.keys(await browser.storage.local.get(null));
  await browser.storage.local.remove(names.filter((name) => name.startsWith(PREFIX)));
}
