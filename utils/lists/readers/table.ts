import type { Target } from '../../platforms/index.ts';
import { type Findings, timeOf } from '../findings.ts';
import { rowsOf } from '../formats/csv.ts';
import { channelById, isRounded, postByAnyId, postById, wholeAddress } from '../ids.ts';
import {
  COUNT,
  isAddedField,
  isAside,
  isHandleField,
  isIdField,
  isTimeField,
  isTitleField,
  ownRank,
  plainKey,
} from '../keys.ts';
import { ownList, SECTIONS, type SectionSpec } from '../sections.ts';
import { readText } from '../text/read-text.ts';
import { hasShortId } from '../text/stumps.ts';
import { type Reader, type Sample, titleOf } from './reader.ts';

/** By how many rows the columns of a sheet are judged. */
const JUDGED = 200;

/** Sheets: CSV with any mark between cells, tabs, quoted or not, the header in any language or missing. */
export const table: Reader = {
  name: 'Table',
  fits: ({ name, head }) => /\.(?:csv|tsv|tab)$/i.test(name) || hasTabs(head),
  read: (text, found, sample) =>
    readRows(
      rowsOf(text, (row) => found.leave('cut-off', row)),
      found,
      sample,
    ),
};

/** Takes up what the rows of a sheet name, its header first if it has one. */
export async function readRows(sheet: AsyncIterable<string[][]>, found: Findings, sample: Sample): Promise<void> {
  let judged: string[][] | null = [];
  let readRow: ((row: string[]) => void) | undefined;
  for await (const rows of sheet) {
    if (judged) {
      for (const row of rows) judged.push(row);
      if (judged.length < JUDGED) continue;
    }
    readRow ??= rowReader(judged ?? [], found, sample);
    for (const row of judged ?? rows) readRow(row);
    judged = null;
  }
  readRow ??= rowReader(judged ?? [], found, sample);
  for (const row of judged ?? []) readRow(row);
}

function hasTabs(head: string): boolean {
  const counts = head
    .split(/\r?\n/, 6)
    .filter((line) => line.trim())
    .map((line) => line.split('\t').length);
  return counts.length > 1 && (counts[0] ?? 0) > 1 && counts.slice(0, -1).every((count) => count === counts[0]);
}

function rowReader(rows: string[][], found: Findings, sample: Sample): (row: string[]) => void {
  if (rows[0]?.some((name) => PASSWORD.test(plainKey(name)))) {
    found.leave('not-a-list', sample.name);
    return () => undefined;
  }
  if (rows.slice(0, 5).some(isOfComments)) return commentRow(found);
  if (isPlaylist(rows)) return playlistRow(found, ownList(titleOf(sample).replace(/[-_ ]videos$/i, '')));
  const header = rows[0]?.some((cell) => readText(cell).targets.length > 0) ? [] : (rows[0] ?? []);
  const columns = judge(header, rows.slice(header.length > 0 ? 1 : 0, JUDGED));
  let isHeader = header.length > 0;
  return (row) => {
    if (!isHeader) readCells(row, header, columns, found);
    isHeader = false;
  };
}

const isTimed = (name: string) => isTimeField(name) || isAddedField(name);

/** What browsers and managers export: addresses at which somebody signs in. */
const PASSWORD = /^(?:login)?(?:password|passwort|kennwort|contraseña|senha|motdepasse|пароль|パスワード|密码)$/;

/** A header of comments, as Takeout and exporters write them: each names the video that it stands below. */
const isOfComments = (header: string[]) =>
  header.some((name) => /^(?:(?:toplevel)?comment|livechat|parentcomment)id$/.test(plainKey(name))) ||
  header.some((name) => /^name \(click to view profile\)$/i.test(name.trim()));

function commentRow(found: Findings) {
  return (row: string[]) => {
    const named = row
      .map((cell) => wholeAddress(cell) ?? postById('youtube', cell))
      .find((target) => target?.kind === 'post');
    if (named) found.leave('beside', named.url);
  };
}

/** A playlist of Takeout: ids and times, whatever the header calls them, in older ones below a block about the list. */
function isPlaylist(rows: string[][]): boolean {
  const first = rows.findIndex(isPlaylistRow);
  return first >= 0 && rows.slice(first).every((row) => isPlaylistRow(row) || row.every((cell) => !cell.trim()));
}

const isPlaylistRow = ([id = '', time = '', ...rest]: string[]) =>
  /^\s*[\w-]{11}\s*$/.test(id) && timeOf(time) !== undefined && rest.length <= 2;

function playlistRow(found: Findings, section: SectionSpec) {
  return (row: string[]) => {
    const target = isPlaylistRow(row) && postById('youtube', row[0]);
    if (target) found.add(section, target, { addedAt: row[1] });
  };
}

/** What the columns of a sheet hold, by their numbers. */
interface Columns {
  own: number[];
  ids: number[];
  handle: number;
  title: number;
  author: number;
  time: number;
}

/** Finds the column that a row is kept for: by its name, else by what stands in it. */
function judge(header: string[], rows: string[][]): Columns {
  const width = Math.max(header.length, ...rows.map((row) => row.length));
  const all = Array.from({ length: width }, (_, column) => ({
    column,
    name: header[column] ?? '',
    ...contentOf(rows, column),
  }));
  const named = (is: (name: string) => boolean) => header.findIndex((name) => is(name));
  const addresses = all
    .filter(({ name, posts, creators }) => ownRank(name) >= 0 && !isAside(name) && posts + creators > 0)
    .sort((a, b) => Number(b.posts > 0) - Number(a.posts > 0) || ownRank(a.name) - ownRank(b.name));
  // The Research API of TikTok calls it just `id`; so do lists of comments, which have ids of their own.
  const isResearch = header.some((name) => plainKey(name) === 'videodescription');
  const isAboutVideos = header.some((name) => VIDEO.test(name));
  const known = all.filter(({ name, ids }) => (isIdField(name) || (isResearch && plainKey(name) === 'id')) && ids > 0);
  const ids = known.length > 0 || !isAboutVideos ? known : all.filter(({ sure, filled }) => sure > filled * 0.6);
  const plain = all.filter(({ name, whole }) => !isAside(name) && whole > 0);
  const withPosts = besidesRemarks(plain.filter(({ posts }) => posts > 0));
  const about = all.filter(
    ({ name, creators }) => /^(?:channel|profile|creator|user)/.test(plainKey(name)) && creators > 0,
  );
  const choices = [
    addresses.slice(0, 1),
    ids.length > 0 ? [] : withPosts,
    ids.length > 0 ? [] : plain,
    ids.length > 0 ? [] : about,
    ids.length > 0 ? [] : all.filter(({ name, posts }) => SOURCE.test(plainKey(name)) && posts > 0),
  ];
  const own = choices.find((choice) => choice.length > 0) ?? [];
  return {
    own: own.map(({ column }) => column),
    ids: (own.length > 0 ? [] : ids).map(({ column }) => column),
    handle: named((name) => isHandleField(name) && plainKey(name) !== 'name'),
    title: named((name) => isTitleField(name)),
    author: named((name) => /channeltitle|username|author|creator|owner/.test(plainKey(name))),
    time: timeColumn(header, rows),
  };
}

/** Where a thing was taken from: beside the post in exports of feeds, itself in collections that name nothing else. */
const SOURCE = /^(?:source|quelle)(?:ur[il]|link)?$/;

/** Of columns with addresses those that hold no free text, if there are any. */
function besidesRemarks<Column extends { name: string }>(columns: Column[]): Column[] {
  const others = columns.filter(({ name }) => !REMARK.test(plainKey(name)));
  return others.length > 0 ? others : columns;
}

const REMARK =
  /^(?:notes?|notiz(?:en)?|remarks?|bemerkung(?:en)?|(?:post)?(?:message|text|content)|body|selection|memo|備考|备注|메모)$/;

/** The column that says when a row was added: of those with times the one whose name says so, else the first. */
function timeColumn(header: string[], rows: string[][]): number {
  const isPosts = header.some((name) => COUNT.test(plainKey(name)));
  const columns = [...header.keys()].filter(
    (column) => isTimed(header[column] ?? '') && rows.some((row) => timeOf(row[column]?.trim()) !== undefined),
  );
  const added = columns.find((column) => isAddedField(header[column] ?? ''));
  // Where likes and views are counted, a time is that of the post.
  return added ?? (isPosts ? -1 : (columns[0] ?? -1));
}

/** What a sheet about videos calls them, in the languages that most people use. */
const VIDEO = /vid[eé]o|видео|视频|影片|動画|동영상/i;

/** An apostrophe keeps spreadsheets from taking an id for a number. */
const bareId = (cell: string) => cell.replace(/^'/, '');

function contentOf(rows: string[][], column: number) {
  const counts = { posts: 0, creators: 0, whole: 0, ids: 0, sure: 0, filled: 0 };
  for (const row of rows) {
    const cell = row[column] ?? '';
    if (cell.trim()) counts.filled++;
    // Of YouTube, and neither a word nor a number: letters of both cases.
    if (/[a-z]/.test(cell) && /[A-Z]/.test(cell) && postById('youtube', cell)) counts.sure++;
    const id = bareId(cell);
    if (postByAnyId(id) ?? postById('instagram', id)) counts.ids++;
    if (!/[./]/.test(cell) || cell.length > 2000) continue;
    const { targets } = readText(cell);
    if (targets.some(({ kind }) => kind === 'post')) counts.posts++;
    else if (targets.length > 0) counts.creators++;
    if (targets.length > 0 && !/\s/.test(cell.trim().replace(/"[^"]*"/g, ''))) counts.whole++;
  }
  return counts;
}

function readCells(row: string[], header: string[], columns: Columns, found: Findings): void {
  const at = (column: number) => (column >= 0 ? row[column] : undefined);
  const saying = { title: at(columns.title), author: at(columns.author), addedAt: at(columns.time) };
  const targets = columns.own.flatMap((column) => cellTargets(row[column] ?? '', found));
  for (const column of columns.ids) {
    const cell = bareId(row[column] ?? '');
    const isCode = /shortcode/.test(plainKey(header[column] ?? ''));
    const target = isRounded(cell)
      ? null
      : isCode
        ? postById('instagram', cell)
        : postByAnyId(cell, at(columns.handle));
    if (target) targets.push(target);
    else if (cell.trim()) found.leave(isRounded(cell) ? 'rounded' : 'not-a-url', cell);
  }
  const isGuess = columns.own.length + columns.ids.length === 0;
  const hasShifted = targets.length === 0 && header.length > 0 && row.length > header.length;
  if (hasShifted) targets.push(...row.flatMap((cell) => wholePost(cell)));
  if (isGuess) {
    for (const [column, cell] of row.entries()) {
      if (isAside(header[column] ?? '')) for (const { url } of readText(cell).targets) found.leave('beside', url);
      else targets.push(...cellTargets(cell, found));
    }
  }
  for (const target of targets) found.add(SECTIONS.links, target, saying);
  if (isGuess || hasShifted) return;
  for (const [column, cell] of row.entries()) {
    if (columns.own.includes(column)) continue;
    const whole = wholeAddress(cell);
    if (whole && !targets.some(({ url }) => whole.url === url)) found.leave('beside', cell);
    // Rows that a stray quote drew into one cell are counted at least.
    if (!whole && cell.includes('\n')) for (const { url } of readText(cell).targets) found.leave('beside', url);
  }
}

const wholePost = (cell: string) => {
  const target = wholeAddress(cell);
  return target?.kind === 'post' ? [target] : [];
};

function cellTargets(cell: string, found: Findings): Target[] {
  if (!cell.trim()) return [];
  if (isRounded(cell)) {
    found.leave('rounded', cell);
    return [];
  }
  const { targets: named, leftOut } = readText(cell);
  // The end of a cell can be where the file ends, as one does that is still being written.
  const isCut = (target: Target) => hasShortId(target) && cell.trimEnd().endsWith(String(target.id));
  if (named.some(isCut)) found.leave('cut', cell);
  const targets = named.filter((target) => !isCut(target));
  const channel = targets.length === 0 ? channelById(cell) : null;
  for (const { reason, url } of leftOut) found.leave(reason, url);
  return channel ? [channel] : targets;
}
