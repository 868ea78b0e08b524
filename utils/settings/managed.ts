import { browser } from 'wxt/browser';
import { local } from '../local/area';
import { localItem } from '../local/item';
import { PLATFORM_IDS } from '../platforms/types';

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

export type Managed = Partial<Record<ManagedName, unknown>>;

/** The name in `storage.local` of what was set when it was last read. */
export const LAST_READ = 'managed';

const lastRead = localItem<Managed | null>(LAST_READ, null);

/**
 * How long the browser is waited for, ms, where it is known what was set before. Chromium answers in some; but in the
 * first three seconds after its start it answers nobody, and a click must not wait so long (Chromium 156, 2026-11-27).
 */
const PATIENCE_MS = 50;

/** How long it is waited for where nothing is known of it, ms: a browser that never says must not stop everything. */
const PATIENCE_AT_FIRST_MS = 10_000;

/**
 * What is set by an organisation here; nothing where there is none, or where the browser knows no such thing. Soon
 * after the browser's start it is what was set when that was last read; `watchManaged` tells if it became another.
 * In: the reading of `storage.local` that has, beside others, what was set before.
 */
export async function readManaged(reading: Promise<Record<string, unknown>> = local.get(LAST_READ)): Promise<Managed> {
  const answer = askBrowser();
  const { [LAST_READ]: known } = await reading;
  const isKnown = typeof known === 'object' && known !== null;
  const patience = isKnown ? PATIENCE_MS : PATIENCE_AT_FIRST_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const assumed = new Promise<Managed>((resolve) => {
    timer = setTimeout(resolve, patience, pickManaged(known));
  });
  // Settings are read at each step: a timer of each would still be waking the worker when nobody waits for it.
  return Promise.race([keep(answer, known), assumed]).finally(() => clearTimeout(timer));
}

/** Calls back when something else is set than before. Out: the way to stop. */
export function watchManaged(onChange: (managed: Managed, before: Managed) => void): () => void {
  return lastRead.watch((managed, before) => onChange(pickManaged(managed), pickManaged(before)));
}

/** Firefox rejects where no manifest of an organisation is installed. */
const askBrowser = (): Promise<Managed> => browser.storage.managed.get(null).then(pickManaged, () => ({}));

async function keep(answer: Promise<Managed>, known: unknown): Promise<Managed> {
  const managed = await answer;
  // Kept for the next start only: where it can't be kept, that one waits.
  if (JSON.stringify(managed) !== JSON.stringify(known)) await lastRead.setValue(managed).catch(() => undefined);
  return managed;
}

function pickManaged(stored: unknown): Managed {
  const source = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  return Object.fromEntries(MANAGED.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
}
