import { browser } from 'wxt/browser';
import { PLATFORM_IDS } from './platforms/types';

/**
 * What an organisation may set for its people, by the names of our settings (`public/managed_schema.json`,
 * docs/organisations.md). Nothing else of what it sends is heeded.
 */
export const MANAGED = [
  'apiAddress',
  'namespace',
  'folder',
  'defaultLibrary',
  'publicSaving',
  ...PLATFORM_IDS,
] as const;

export type ManagedName = (typeof MANAGED)[number];

/** What is set by an organisation here; nothing where there is none, or where the browser knows no such thing. */
export async function readManaged(): Promise<Partial<Record<ManagedName, unknown>>> {
  try {
    return pickManaged(await browser.storage.managed.get(null));
  } catch {
    // Firefox rejects where no manifest of an organisation is installed.
    return {};
  }
}

function pickManaged(stored: Record<string, unknown>): Partial<Record<ManagedName, unknown>> {
  return Object.fromEntries(MANAGED.filter((name) => stored[name] !== undefined).map((name) => [name, stored[name]]));
}
