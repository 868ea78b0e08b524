import { browser } from 'wxt/browser';
import { pagePatterns } from '../platforms/grammar';
import { grammars, type PlatformId } from '../platforms/index';
import type { Settings } from '../settings';

/** What the browser keeps from us although we need it. Empty lists: nothing. */
export interface MissingAccess {
  /** The sites that are switched on here, but where we may not run. */
  sites: PlatformId[];
  /** The address of the API, when it may not be reached. */
  api: string | null;
  /** What to ask for, as match patterns. */
  origins: string[];
}

/**
 * The match pattern that covers an address. Without the port, which Firefox's patterns do not know; a pattern
 * without one covers all.
 */
export function originPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Whether the browser lets us reach an address. */
export function mayReach(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(address)] });
}

/**
 * Looks what is missing. Firefox gives no host at installation for certain, and both browsers let people take them
 * back at any time; Chromium calls that access "on click".
 */
export async function missingAccess(settings: Settings): Promise<MissingAccess> {
  const wanted = grammars
    .filter(({ platform }) => settings[platform])
    .map((grammar) => ({ platform: grammar.platform, origins: pagePatterns(grammar) }));
  const allowed = await Promise.all(wanted.map(({ origins }) => browser.permissions.contains({ origins })));
  const missing = wanted.filter((_, i) => !allowed[i]);
  const api = (await mayReach(settings.apiAddress)) ? null : settings.apiAddress;
  return {
    sites: missing.map(({ platform }) => platform),
    api,
    origins: [...missing.flatMap(({ origins }) => origins), ...(api ? [originPattern(api)] : [])],
  };
}

/** Calls back whenever the browser gave or took something. Returns the way to stop. */
export function watchAccess(onChange: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(onChange);
  onRemoved.addListener(onChange);
  return () => {
    onAdded.removeListener(onChange);
    onRemoved.removeListener(onChange);
  };
}
