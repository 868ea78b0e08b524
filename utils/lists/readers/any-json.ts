import type { Target } from '../../platforms/index.ts';
import type { Findings } from '../findings.ts';
import type { JsonObject, JsonValue, Trail } from '../formats/json.ts';
import { jsonReader } from '../formats/read-json.ts';
import { channelById, postByAnyId, postById, wholeAddress } from '../ids.ts';
import { isAside, isHandleField, isIdField, isTimeField, isTitleField, ownRank, plainKey } from '../keys.ts';
import { SECTIONS, type SectionSpec } from '../sections.ts';
import type { Reader } from './reader.ts';

/**
 * Any JSON: objects have an address or an id of their own, known by its key; other addresses in the same object are
 * beside it. Where an object has none, texts of it may hold links.
 */
export const anyJson: Reader = jsonReader(
  'JSON',
  () => true,
  (object, trail, found, { name }) => {
    if (ADVERTISED.test(name)) for (const { url } of ownOf(object, trail)) found.leave('advertisement', url);
    else readObject(object, trail, found);
    return !ADVERTISED.test(name);
  },
  (row, trail, found) => readRow(row, trail, found),
);

/** Files of Facebook's archive about advertisements. 2026-11 */
const ADVERTISED = /^(?:advertisers|ads)_/i;

/** A row of a sheet: the first post in it is what the row is about. */
function readRow(row: readonly string[], trail: Trail, found: Findings): void {
  if (isBeside(trail)) return;
  const posts = row.flatMap((cell) => wholePost(cell) ?? []);
  if (posts[0]) found.add(sectionOf(trail), posts[0]);
  for (const { url } of posts.slice(1)) if (url !== posts[0]?.url) found.leave('beside', url);
}

/** Addresses in a bare list: `["https://…", …]`. */
function texts(list: JsonValue[], key: string, found: Findings): void {
  if (isAside(key)) return;
  for (const value of list) if (typeof value === 'string') found.addText(SECTIONS.links, value);
}

/** Whether what stands there is about something else: but what a person or a channel has posted is not. */
function isBeside(trail: Trail): boolean {
  const from = trail.findLastIndex(({ key }) => isListOfPosts(key));
  return trail.some(({ key }, i) => isAside(key) && !isListOfPosts(key) && !(i < from && isPerson(key)));
}

/** What was merely watched has a section of its own, and so have subscriptions. */
function sectionOf(trail: Trail): SectionSpec {
  if (trail.some(({ key }) => plainKey(key) === 'subscriptions')) return SECTIONS.subscriptions;
  return trail.some(({ key }) => /^(?:watch|browser|browsing|view)(?:ed)?history$|^history$/.test(plainKey(key)))
    ? SECTIONS.watched
    : SECTIONS.links;
}

/**
 * Reads an object and what it holds. Gives whether it, or an object in it, has something of its own. `ofPost`: it
 * stands within a post, so that what its texts link to is beside that.
 */
function readObject(object: JsonObject, trail: Trail, found: Findings, ofPost = false): boolean {
  if (isBeside(trail)) {
    if (isPerson(trail.at(-1)?.key ?? '')) readPostsOf(object, trail, found);
    return false;
  }
  // A named value, as records of requests have their headers: `{"name": "referer", "value": "https://…"}`.
  if ('value' in object && typeof object.name === 'string' && isAside(object.name)) return false;
  const own = ownOf(object, trail);
  const isPost = ofPost || own.some(({ kind }) => kind === 'post');
  let hasOwn = own.length > 0;
  for (const target of own) found.add(sectionOf(trail), target, sayingOf(object));
  for (const [key, value] of Object.entries(object)) {
    if (!value || typeof value !== 'object') continue;
    const inner = [...trail, { key, holder: object }];
    if (Array.isArray(value)) {
      if (readIds(value, key, found)) continue;
      for (const element of value) if (isObject(element)) readObject(element, inner, found, isPost);
    } else {
      // A list by address: `{"https://…": {"title": …}}`.
      const named = wholePost(key);
      if (named) found.add(sectionOf(trail), named, sayingOf(value));
      if (readObject(value, inner, found, isPost || named !== null)) hasOwn = true;
    }
  }
  readTexts(object, own, hasOwn || ofPost, isPost, found);
  return hasOwn;
}

/** Of a person or a channel: what they posted. */
function readPostsOf(person: JsonObject, trail: Trail, found: Findings): void {
  for (const [key, value] of Object.entries(person)) {
    if (!isListOfPosts(key)) continue;
    const inner = [...trail, { key, holder: person }];
    for (const element of Array.isArray(value) ? value : [value]) {
      if (element && isObject(element)) readObject(element, inner, found);
    }
  }
}

/** Bare ids in a list that says what they are, as Invidious has them: `watch_history`, `videos`, `subscriptions`. */
function readIds(list: JsonValue[], key: string, found: Findings): boolean {
  const isAbout = /^(?:watchhistory|history|videos|videoids?|likedvideos|subscriptions)$/.test(plainKey(key));
  if (!isAbout || list.length === 0) return false;
  const isSubscriptions = plainKey(key) === 'subscriptions';
  const targets = list.map((id) => (isSubscriptions ? channelById(id) : postByAnyId(id)));
  if (!targets.every((target) => target !== null)) return false;
  const section = isSubscriptions ? SECTIONS.subscriptions : /history/.test(key) ? SECTIONS.watched : SECTIONS.links;
  for (const target of targets) found.add(section, target);
  return true;
}

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists that hold posts, some of them called like something beside a post. */
const isListOfPosts = (key: string) =>
  /^(?:playlists?|channels?|(?:latest|top)?(?:posts|videos|reels)|items|itemlist|edges|edgeownertotimelinemedia|edgesavedmedia)$/.test(
    plainKey(key),
  );

/** Those who post. */
const isPerson = (key: string) =>
  /^(?:user|profile|channel|creator|owner|author|account)(?:info|data)?$/.test(plainKey(key));

function wholePost(text: string): Target | null {
  const target = wholeAddress(text);
  return target?.kind === 'post' ? target : null;
}

function ownOf(object: JsonObject, trail: Trail): Target[] {
  const entries = Object.entries(object).filter(([key]) => !isAside(key));
  const known = entries
    .map(([key, value]) => ({ rank: ownRank(key), target: ownRank(key) >= 0 ? wholeAddress(value) : null }))
    .filter(({ target }) => target)
    .sort((a, b) => kindRank(a.target) - kindRank(b.target) || a.rank - b.rank);
  if (known[0]?.target) return [known[0].target];
  const byId = idOf(object, trail);
  if (byId) return [byId];
  return entries.flatMap(([key, value]) => (ownRank(key) < 0 && !isTitleField(key) ? (wholeAddress(value) ?? []) : []));
}

const kindRank = (target: Target | null) => (target?.kind === 'post' ? 0 : 1);

/** A post by the ids that tools write where they have no address. */
function idOf(object: JsonObject, trail: Trail): Target | null {
  const handle = handleOf(object);
  for (const [key, value] of Object.entries(object)) {
    if (!isIdField(key)) continue;
    const target = /shortcode/i.test(key) ? postById('instagram', value) : postByAnyId(value, handle);
    if (target) return target;
  }
  // What yt-dlp lists of a playlist without opening it.
  const site = /^(?:youtube|tiktok|instagram)$/i.exec(String(object.ie_key ?? object.extractor_key ?? ''))?.[0];
  if (site) return postById(site.toLowerCase() as Target['platform'], object.id, handle);
  if (object.taken_at ?? object.media_type) return postById('instagram', object.code);
  if (object.kind === 'youtube#video') return postById('youtube', object.id);
  if (handle && (object.video_description ?? object.createTime ?? object.create_time)) {
    return postById('tiktok', object.id, handle);
  }
  // Subscriptions of FreeTube and others: the id of a channel and nothing else.
  return trail.some(({ key }) => /subscriptions?/i.test(key)) ? channelById(object.channelId ?? object.id) : null;
}

function handleOf(object: JsonObject): string | undefined {
  for (const [key, value] of Object.entries(object)) {
    if (!isHandleField(key) && !/^author(?:meta)?$/i.test(key)) continue;
    if (typeof value === 'string' && plainKey(key) !== 'name') return value;
    if (value && typeof value === 'object' && !Array.isArray(value)) {
      const inner = value.uniqueId ?? value.unique_id ?? value.name ?? value.username;
      if (typeof inner === 'string') return inner;
    }
  }
  return undefined;
}

function sayingOf(object: JsonObject) {
  const find = (is: (key: string) => boolean) => Object.entries(object).find(([key, value]) => is(key) && value)?.[1];
  return {
    title: find(isTitleField),
    author: find((key) => isHandleField(key) && key !== 'name'),
    addedAt: find(isTimeField),
  };
}

/** Links in texts: apart where an object has nothing of its own, else beside what it has. */
function readTexts(object: JsonObject, own: Target[], hasOwn: boolean, isPost: boolean, found: Findings): void {
  for (const [key, value] of Object.entries(object)) {
    if (Array.isArray(value) && !isPost) texts(value, key, found);
    if (typeof value !== 'string' || !/[./]/.test(value) || value.length > 100_000) continue;
    const whole = wholeAddress(value);
    if (whole && own.some(({ url }) => url === whole.url)) continue;
    if (hasOwn || isAside(key)) {
      if (whole) found.leave('beside', value);
    } else if (!whole || isTitleField(key)) found.addText(ownRank(key) < 0 ? SECTIONS.texts : SECTIONS.links, value);
  }
}
