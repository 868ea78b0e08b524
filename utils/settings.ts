import * as v from 'valibot';
import { local } from './local/area';
import { localItem } from './local/item';
import { PLATFORM_IDS } from './platforms/types';
import { LAST_READ, type Managed, readManaged, watchManaged } from './settings/managed';
import { LANGUAGE_CODES } from './text/language';

/** Video heights the API takes for posts. Source: provider documentation v1.2, `quality`. */
export const QUALITIES = [360, 480, 720, 1080, 1440, 2160] as const;

export const DEFAULT_API_ADDRESS = 'https://api.memories.ai';

/** An optional http(s) address: empty, or a URL that parses. `max` is the API's limit in characters. */
const optionalHttpUrl = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(max),
    v.check((s) => s === '' || isHttpUrl(s), 'url'),
  );

function isHttpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}

/** Names of this very computer: what is sent there crosses no network, so it needs no encryption. */
const THIS_COMPUTER = ['localhost', '127.0.0.1', '[::1]'];

/** Whether the key may be sent there: everybody on the way could read it from a plain http address. */
function isSafeForKey(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && THIS_COMPUTER.includes(url.hostname));
}

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));

/** Every setting once: its shape, its limits, its default. The API key is none (see `utils/settings/api-key.ts`). */
export const settingsSchema = v.object({
  defaultLibrary: v.optional(v.picklist(['private', 'public']), 'private'),
  namespace: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)), 'default'),
  /** The number of a folder of the private library (-1: its default one); empty: as the provider decides. */
  folder: v.optional(v.pipe(v.string(), v.regex(/^(-1|\d{1,19})?$/)), ''),
  /** "Posts of @x go to that folder": the first that fits counts, before the folder above. */
  folderRules: v.optional(
    v.pipe(
      v.array(
        v.object({
          creator: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
          folder: v.pipe(v.string(), v.regex(/^(-1|\d{1,19})$/)),
        }),
      ),
      v.maxLength(200),
    ),
    [],
  ),
  /** The folder that was chosen last for a save of each site, to be offered again. */
  lastFolders: v.optional(v.record(v.picklist(PLATFORM_IDS), v.pipe(v.string(), v.regex(/^(-1|\d{1,19})?$/))), {}),
  /** The colour of tags for which one was chosen, as its hue in degrees. */
  tagColours: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.number(), v.minValue(0), v.maxValue(360))),
      v.check((colours) => Object.keys(colours).length <= 1000, 'too many'),
    ),
    {},
  ),
  quality: v.optional(v.picklist(QUALITIES), 720),
  postsPerCreator: v.optional(count, 10),
  postsPerHashtag: v.optional(count, 10),
  callbackUrl: v.optional(optionalHttpUrl(299), ''),
  apiAddress: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.check(isSafeForKey, 'url'),
      v.transform((s) => new URL(s).origin),
    ),
    DEFAULT_API_ADDRESS,
  ),
  /** For the scraper endpoints. The provider publishes 1 a minute. */
  requestsPerMinute: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 1),
  /** What may be spent a day before the queue pauses, by our own estimate; US$, 0 = whatever it takes. */
  dailyCap: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)), 0),
  /** Whether transcripts are fetched of everything that becomes ready, not only of what is opened. */
  allTranscripts: v.optional(v.boolean(), false),
  tiktok: v.optional(v.boolean(), true),
  youtube: v.optional(v.boolean(), true),
  instagram: v.optional(v.boolean(), true),
  /** Sites whose pages have no button for selecting posts. */
  selectHiddenOn: v.optional(v.array(v.picklist(PLATFORM_IDS)), []),
  notifications: v.optional(v.boolean(), true),
  /** Whether anything may be saved to the public library. */
  publicSaving: v.optional(v.boolean(), true),
  /** Whether these settings go along to the person's other browsers. */
  syncSettings: v.optional(v.boolean(), false),
  /** Whether the person's other browsers are told, as a Bloom filter, what is saved here, and this one hears theirs. */
  shareSaved: v.optional(v.boolean(), false),
  /** The language of all texts; '' is the browser's. */
  language: v.optional(v.picklist(LANGUAGE_CODES), ''),
});

export type Settings = v.InferOutput<typeof settingsSchema>;
export type SettingName = keyof Settings;

export const DEFAULT_SETTINGS: Settings = v.parse(settingsSchema, {});

/**
 * Reads anything that was once stored or imported: each setting that is valid is kept, each that is not falls
 * back to its default. Never throws.
 */
export function sanitiseSettings(stored: unknown): { settings: Settings; rejected: SettingName[] } {
  const isObject = typeof stored === 'object' && stored !== null;
  const source = (isObject ? withSelectPerSite(stored) : {}) as Record<string, unknown>;
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  const rejected: SettingName[] = [];
  for (const name of Object.keys(settingsSchema.entries) as SettingName[]) {
    if (!(name in source)) continue;
    const parsed = v.safeParse(settingsSchema.entries[name], source[name]);
    if (parsed.success) settings[name] = parsed.output;
    else rejected.push(name);
  }
  return { settings: settings as Settings, rejected };
}

/** What was stored or exported before 2026-11-27 had one switch for the button for selecting posts on all sites. */
export function withSelectPerSite(stored: object): object {
  if (!('selectButton' in stored) || 'selectHiddenOn' in stored) return stored;
  return { ...stored, selectHiddenOn: stored.selectButton === false ? PLATFORM_IDS : [] };
}

const OWN = 'settings';

const item = localItem<Settings>(OWN, DEFAULT_SETTINGS);

/** When a person last changed a setting, ms since 1970: of two browsers the newer one is right. */
const changedAt = localItem<number>('settingsAt', 0);

/** The settings in force: those of the person, and over them those of their organisation. */
export async function readSettings(): Promise<Settings> {
  // One question for both: settings are read before each step, and by each click.
  const reading = local.get([OWN, LAST_READ]);
  const [{ [OWN]: stored }, managed] = await Promise.all([reading, readManaged(reading)]);
  return inForce(stored, managed);
}

function inForce(stored: unknown, managed: Managed): Settings {
  const settings = { ...sanitiseSettings(stored).settings, ...valid(managed) };
  return settings.publicSaving ? settings : { ...settings, defaultLibrary: 'private' };
}

/** What an organisation set wrongly leaves the person's own in force. */
function valid(managed: Managed): Partial<Settings> {
  const { settings, rejected } = sanitiseSettings(managed);
  const names = (Object.keys(managed) as SettingName[]).filter((name) => !rejected.includes(name));
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}

/** Settings that say what this browser shares, and are not shared themselves. */
const OWN_AFFAIRS = ['syncSettings', 'shareSaved'];

/**
 * Checks and stores some settings; throws `v.ValiError` and stores nothing when one is not valid. `at`: ms since 1970.
 * To join in with one's other browsers is no change of what is shared with them.
 */
export async function writeSettings(change: Partial<Settings>, at = Date.now()): Promise<Settings> {
  const own = sanitiseSettings(await item.getValue()).settings;
  const next = v.parse(settingsSchema, { ...own, ...change });
  const isJoining = Object.keys(change).every((name) => OWN_AFFAIRS.includes(name));
  await local.set({ [OWN]: next, ...(!isJoining && { settingsAt: at }) });
  return next;
}

/** When the settings of this browser were last changed, ms since 1970; 0: never. */
export async function settingsChangedAt(): Promise<number> {
  const at: unknown = await changedAt.getValue();
  return typeof at === 'number' ? at : 0;
}

/** Calls back with the settings, and those before, whenever they change. Returns the way to stop. */
export function watchSettings(onChange: (settings: Settings, before: Settings) => void): () => void {
  const stops = [
    item.watch((stored, before) => {
      void readManaged().then((managed) => onChange(inForce(stored, managed), inForce(before, managed)));
    }),
    watchManaged((managed, before) => {
      void item.getValue().then((stored) => onChange(inForce(stored, managed), inForce(stored, before)));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
