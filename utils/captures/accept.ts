import type { SaveOutcome, UnrecognisedReason } from '../messages';
import { canImportHashtag } from '../platforms/capabilities';
import { explainUnrecognised } from '../platforms/explain';
import { keyOf, recognise, type Target, type TargetKey } from '../platforms/index';
import type { Settings } from '../settings';
import { write } from './db';
import { MANY } from './estimate-sending';
import { folderFor } from './folder-rules';
import { captureIds } from './ids';
import { extendImport } from './imports';
import type { MemoriesDb, ReadTx, WriteTx } from './schema';
import { type Capture, controlState, type Library } from './types';

export interface SaveRequest {
  items: readonly { url: string; title?: string; author?: string }[];
  library: Library;
  /** Posts to import of each creator or tag; the settings' own numbers when absent. */
  count?: number;
  /** Save also what is saved already. */
  again?: boolean;
  /** A folder of the private library; the settings' own when absent. */
  folder?: string;
  /** They are a portion of this import; absent = an import of their own if they are many, else saved by hand. */
  importOf?: { id: string; name?: string };
}

/** What the settings of the moment say; they stay with a capture whatever becomes of the settings. */
export type SaveSettings = Pick<
  Settings,
  'namespace' | 'folder' | 'folderRules' | 'quality' | 'postsPerCreator' | 'postsPerHashtag' | 'callbackUrl'
>;

interface Wanted {
  url: string;
  title?: string;
  author?: string;
  target: Target;
}

/**
 * Writes down what a person wants saved: all of it in one transaction, or nothing. The same thing twice counts
 * once. What is new and more than 50 at once is an import (see `Import`). Out: one outcome for each thing, in the order
 * asked for; nothing of a portion whose import was cancelled meanwhile.
 */
export async function acceptCaptures(
  db: MemoriesDb,
  request: SaveRequest,
  settings: SaveSettings,
  now: number,
): Promise<SaveOutcome[]> {
  return write(db, acceptance(request, settings, now));
}

/** The same as a part of a transaction. */
export function acceptance(request: SaveRequest, settings: SaveSettings, now: number) {
  const read = readItems(request.items);
  const nextId = captureIds(now);
  return async (tx: WriteTx): Promise<SaveOutcome[]> => {
    // All questions at once: one after the other they would take several times as long.
    const saved = await Promise.all(read.map((item) => findSaved(tx, item, request, settings)));
    const isNew = (item: Wanted | SaveOutcome, i: number): item is Wanted => 'target' in item && !saved[i];
    const fresh = read.filter(isNew).length;
    const source = request.importOf ?? (fresh > MANY ? { id: nextId() } : undefined);
    const series = source && (await extendImport(tx, { ...source, library: request.library }, fresh, now));
    if (series === 'cancelled') return [];
    const identity = series ? () => series.next() : () => ({ id: nextId() });
    return Promise.all(
      read.map((item, i): SaveOutcome | Promise<SaveOutcome> => {
        if ('outcome' in item) return item;
        return alreadySaved(item, saved[i]) ?? add(tx, newCapture(item, request, settings, identity(), now), item.url);
      }),
    );
  };
}

function findSaved(
  tx: WriteTx,
  item: Wanted | SaveOutcome,
  { library, folder, again }: SaveRequest,
  settings: SaveSettings,
) {
  if (!('target' in item) || again) return undefined;
  return savedAlready(tx, keyOf(item.target), { library, ...placeInLibrary(item, folder, settings) });
}

function alreadySaved({ url, target }: Wanted, saved: Capture | undefined): SaveOutcome | undefined {
  if (!saved) return undefined;
  const { id, status } = saved;
  return { url, key: keyOf(target), captureId: id, outcome: 'already-saved', state: controlState(status) };
}

async function add(tx: WriteTx, capture: Capture, url: string): Promise<SaveOutcome> {
  await tx.objectStore('captures').add(capture);
  return { url, key: capture.key, captureId: capture.id, outcome: 'queued' };
}

/** Where a capture goes. */
type Place = Pick<Capture, 'library' | 'namespace' | 'folderId'>;

/** The capture that makes another of the same thing needless: any in that place that did not come to nothing. */
export async function savedAlready(tx: ReadTx | WriteTx, key: TargetKey, place: Place): Promise<Capture | undefined> {
  const same = await tx.objectStore('captures').index('key').getAll(key);
  return same.findLast((c) => isSamePlace(c, place) && c.status !== 'failed' && c.status !== 'cancelled');
}

/** The public library is one place; in the private one each namespace is, and each folder of it. */
function isSamePlace(one: Place, other: Place): boolean {
  if (one.library !== other.library) return false;
  return one.library === 'public' || (one.namespace === other.namespace && one.folderId === other.folderId);
}

/** What a person chose now, else what a rule says of its creator, else the folder of the settings. */
function placeInLibrary({ target, author }: Wanted, folder: string | undefined, settings: SaveSettings) {
  const chosen = folder ?? folderFor({ ...target, author }, settings.folderRules) ?? settings.folder;
  return { namespace: settings.namespace, folderId: chosen || undefined };
}

/** Reads every address through the one door; the same key twice is one item. */
function readItems(items: SaveRequest['items']): (Wanted | SaveOutcome)[] {
  const seen = new Set<TargetKey>();
  return items.flatMap((item): (Wanted | SaveOutcome)[] => {
    const target = recognise(item.url);
    if (!target) return [{ url: item.url, outcome: 'unrecognised', reason: explainUnrecognised(item.url) }];
    const reason = unsupported(target);
    if (reason) return [{ url: item.url, outcome: 'unsupported', reason }];
    const key = keyOf(target);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...item, target }];
  });
}

/** Why the API can't take a thing although we know what it is. */
function unsupported(target: Target): UnrecognisedReason | null {
  return target.kind === 'hashtag' && !canImportHashtag[target.platform] ? 'collect-on-page' : null;
}

function newCapture(
  item: Wanted,
  { library, count, folder }: SaveRequest,
  settings: SaveSettings,
  identity: Pick<Capture, 'id' | 'importId'>,
  now: number,
): Capture {
  const { target, title, author } = item;
  const ofKind = {
    post: { quality: settings.quality },
    creator: { count: count ?? settings.postsPerCreator },
    hashtag: { count: count ?? settings.postsPerHashtag },
  };
  return {
    ...identity,
    key: keyOf(target),
    platform: target.platform,
    kind: target.kind,
    url: target.url,
    title,
    author,
    library,
    ...placeInLibrary(item, folder, settings),
    callbackUrl: settings.callbackUrl || undefined,
    ...ofKind[target.kind],
    status: target.id === null ? 'resolving' : 'queued',
    createdAt: now,
    updatedAt: now,
    attempts: 0,
    videoNos: [],
  };
}
