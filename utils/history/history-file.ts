import * as v from 'valibot';
import type { Capture, Import } from '../captures/types';
import { parseObject } from '../text/parse-object';
import { type HistoryCapture, type HistoryImport, historyCapture, historyImport } from './history-schema';

/** What marks a file as ours. */
const FORMAT = 'memories-save-history';
const VERSION = 1;

/**
 * The whole history as the text of a file: what was saved, what became of it, which video is which post. The callback
 * address and everything that is of this moment only (claims, retries) stay here; the key is no part of a capture.
 */
export function historyToFile(captures: readonly Capture[], imports: readonly Import[], at: number): string {
  const head = { format: FORMAT, version: VERSION, exportedAt: new Date(at).toISOString() };
  // A line a row: a text editor and a comparison of two files can deal with that.
  const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(',\n');
  const captured = lines(captures.map(picked));
  return `${JSON.stringify(head).slice(0, -1)},\n"imports":[\n${lines(imports)}\n],\n"captures":[\n${captured}\n]}\n`;
}

const NAMES = new Set(Object.keys(historyCapture.entries));

function picked(capture: Capture): object {
  return Object.fromEntries(Object.entries(capture).filter(([name]) => NAMES.has(name)));
}

export type ReadHistoryFile =
  | { ok: true; captures: HistoryCapture[]; imports: HistoryImport[]; unreadable: number }
  | { ok: false; reason: 'not-ours' | 'newer' };

/** Reads such a file. A row that is not what it should be costs itself alone and is counted (`unreadable`). */
export function historyFromFile(text: string): ReadHistoryFile {
  const file = parseObject(text);
  if (file?.format !== FORMAT || !Array.isArray(file.captures)) return { ok: false, reason: 'not-ours' };
  if (file.version !== VERSION) return { ok: false, reason: 'newer' };
  const captures = readable(historyCapture, file.captures);
  const imports = readable(historyImport, Array.isArray(file.imports) ? file.imports : []);
  return { ok: true, captures, imports, unreadable: file.captures.length - captures.length };
}

function readable<T>(schema: v.GenericSchema<unknown, T>, rows: readonly unknown[]): T[] {
  return rows.flatMap((row) => {
    const read = v.safeParse(schema, row);
    return read.success ? [read.output] : [];
  });
}
