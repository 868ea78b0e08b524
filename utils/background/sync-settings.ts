import * as v from 'valibot';
import { browser } from 'wxt/browser';
import {
  readSettings,
  type SettingName,
  type Settings,
  sanitiseSettings,
  settingsChangedAt,
  writeSettings,
} from '../settings';

/**
 * The settings that go along. Not among them: addresses, since the key is sent to one; what is of one browser only;
 * and what could be more than `storage.sync` takes at once (8 kB).
 */
const SHARED = [
  'defaultLibrary',
  'namespace',
  'folder',
  'quality',
  'postsPerCreator',
  'postsPerHashtag',
  'requestsPerMinute',
  'dailyCap',
  'allTranscripts',
  'tiktok',
  'youtube',
  'instagram',
  'selectHiddenOn',
  'notifications',
  'publicSaving',
  'language',
] as const satisfies SettingName[];

const NAME = 'settings';

const schema = v.object({ at: v.number(), values: v.record(v.string(), v.unknown()) });

/**
 * Brings the settings of this browser and those of the person's others together, where the person wants that: of both
 * the newer. To be called at the start, and whenever either may have changed.
 */
export async function syncSettings(): Promise<void> {
  const settings = await readSettings();
  if (!settings.syncSettings) return;
  const own = { at: await settingsChangedAt(), values: shared(settings) };
  const read = v.safeParse(schema, (await browser.storage.sync.get(NAME))[NAME]);
  const others = read.success ? read.output : { at: 0, values: {} };
  if (others.at > own.at) await take(others, settings);
  else if (own.at > others.at) await browser.storage.sync.set({ [NAME]: own });
}

async function take({ at, values }: v.InferOutput<typeof schema>, settings: Settings): Promise<void> {
  // A value that this version does not know, or no longer, leaves the one here.
  const known = Object.fromEntries(SHARED.filter((name) => name in values).map((name) => [name, values[name]]));
  const { rejected } = sanitiseSettings(known);
  for (const name of rejected) delete known[name];
  await writeSettings({ ...shared(settings), ...known }, at);
}

function shared(settings: Settings): Partial<Settings> {
  return Object.fromEntries(SHARED.map((name) => [name, settings[name]]));
}
