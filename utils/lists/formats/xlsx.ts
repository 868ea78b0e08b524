import { type HtmlListener, xmlPortions } from './html.ts';

/** The text of a member of a workbook, by its path; undefined when there is none. */
export type Part = (path: string) => AsyncIterable<string> | undefined;

/** Rows that are handed on at once. */
const PORTION = 500;

async function readPart(text: AsyncIterable<string>, listener: Partial<HtmlListener>): Promise<void> {
  const { open = () => undefined, text: piece = () => undefined, close = () => undefined } = listener;
  for await (const _ of xmlPortions(text, { open, text: piece, close }));
}

/** Texts that cells share: they name them by number. */
export async function sharedTexts(part: Part): Promise<string[]> {
  const texts: string[] = [];
  const text = part('xl/sharedStrings.xml');
  if (!text) return texts;
  let piece = '';
  let isText = false;
  // Readings of Japanese words (`rPh`) stand beside the text and are none of it.
  let isReading = false;
  await readPart(text, {
    open(name) {
      if (name === 'si') piece = '';
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text(more) {
      if (isText) piece += more;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isReading = false;
      if (name === 'si') texts.push(piece);
    },
  });
  return texts;
}

/** Where the links of a sheet's cells lead, by the cell (`B2`): they stand behind the rows, their addresses apart. */
export async function linksOf(sheet: string, part: Part): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  const addresses = new Map<string, string>();
  const rels = part(sheet.replace(/([^/]+)$/, '_rels/$1.rels'));
  const rows = part(sheet);
  if (!rels || !rows) return links;
  await readPart(rels, {
    open(name, { Id: id = '', Target: target = '', Type: type = '' }) {
      if (name === 'Relationship' && type.endsWith('/hyperlink')) addresses.set(id, target);
    },
  });
  if (addresses.size === 0) return links;
  await readPart(rows, {
    open(name, { ref = '', 'r:id': id = '' }) {
      const address = name === 'hyperlink' && addresses.get(id);
      if (address) links.set(ref.replace(/:.*$/, ''), address);
    },
  });
  return links;
}

/**
 * The rows of a sheet of a workbook (Office Open XML). A cell with a link is the link's address, a formula
 * `=HYPERLINK("…")` its own. Layout: https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
export async function* rowsOfSheet(
  sheet: string,
  part: Part,
  shared: readonly string[],
  links: ReadonlyMap<string, string>,
): AsyncGenerator<string[][]> {
  const text = part(sheet);
  if (!text) return;
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = { ref: '', type: '', value: '', formula: '' };
  let at = '';
  const listener = {
    open(name: string, { r = '', t = '' }: Record<string, string>) {
      if (name === 'row') row = [];
      if (name === 'c') cell = { ref: r, type: t, value: '', formula: '' };
      at = name;
    },
    text(piece: string) {
      if (at === 'v' || at === 't') cell.value += piece;
      else if (at === 'f') cell.formula += piece;
    },
    close(name: string) {
      at = '';
      if (name === 'row') rows.push(row);
      if (name !== 'c') return;
      const own = cell.type === 's' ? (shared[Number(cell.value)] ?? '') : cell.value;
      const linked = /^HYPERLINK\("([^"]+)"/i.exec(cell.formula)?.[1];
      row[columnOf(cell.ref) ?? row.length] = links.get(cell.ref) ?? linked ?? own;
    },
  };
  // Rows are handed on while the sheet is read: a portion of its text holds some hundred.
  for await (const _ of xmlPortions(text, listener)) {
    if (rows.length >= PORTION) yield rows.splice(0).map(filled);
  }
  if (rows.length > 0) yield rows.map(filled);
}

const filled = (row: string[]) => Array.from(row, (cell) => cell ?? '');

/** `B2` is in column 1; undefined where a program leaves the name out. At most 16,384 columns. */
function columnOf(ref: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(ref)?.[0];
  if (!letters) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return Math.min(column, 16_383);
}
