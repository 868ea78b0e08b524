import type { Capture } from '../captures/types';
import { harmless } from '../text/foreign-text';

/** The columns of an export, in their order. The API key is no part of a capture and so can't be in one. */
const COLUMNS = [
  'id',
  'key',
  'platform',
  'kind',
  'url',
  'title',
  'author',
  'library',
  'namespace',
  'status',
  'createdAt',
  'updatedAt',
  'count',
  'quality',
  'taskId',
  'videoNos',
  'problem',
  'problemDetail',
] as const;

type Row = Record<(typeof COLUMNS)[number], string | number | readonly string[] | undefined>;

/** One capture as the outside sees it: times as ISO 8601 in UTC, ids as strings digit for digit. */
function rowOf(capture: Capture): Row {
  return {
    id: capture.id,
    key: capture.key,
    platform: capture.platform,
    kind: capture.kind,
    url: capture.url,
    title: capture.title,
    author: capture.author,
    library: capture.library,
    namespace: capture.namespace,
    status: capture.status,
    createdAt: new Date(capture.createdAt).toISOString(),
    updatedAt: new Date(capture.updatedAt).toISOString(),
    count: capture.count,
    quality: capture.quality,
    taskId: capture.taskId,
    videoNos: capture.videoNos,
    problem: capture.problem?.code,
    problemDetail: capture.problem?.detail,
  };
}

/** Captures as JSON, an array of flat objects, indented. */
export function capturesToJson(captures: readonly Capture[]): string {
  return `${JSON.stringify(captures.map(rowOf), (_, value) => (typeof value === 'string' ? harmless(value) : value), 2)}\n`;
}

/** Captures as CSV (RFC 4180: header line, CRLF, quotes doubled). Several video numbers are parted by spaces. */
export function capturesToCsv(captures: readonly Capture[]): string {
  const lines = captures.map(rowOf).map((row) => COLUMNS.map((column) => cell(row[column])));
  return [COLUMNS as readonly string[], ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function cell(value: Row[keyof Row]): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = noFormula(harmless(typeof value === 'string' ? value : value.join(' ')));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Titles and authors come from other people, and spreadsheets run cells that begin like a formula: those get an
 * apostrophe in front. Source: OWASP, "CSV Injection".
 */
function noFormula(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
