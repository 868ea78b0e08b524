import Papa from 'papaparse';

/** A cell that grows longer was opened by a quote that nobody meant as one. Characters. */
const MAX_ROW = 1_000_000;

/** A formula that Excel and Calc write bare; its quotes are none of the sheet's. What it shows is not kept. */
const HYPERLINK = /(?<=^|[\n;,\t|])=HYPERLINK\("([^"\n]{1,2000})"(?:[;,]\s*"[^"\n]{0,2000}")?\)/gi;

/**
 * The rows of a sheet as text, portion by portion. `sep=;` in the first line, as Excel writes it, is heeded.
 * `onCut` is told of a last row that ends within a quote, as in a file that is still being written.
 */
export async function* rowsOf(text: AsyncIterable<string>, onCut?: (row: string) => void): AsyncGenerator<string[][]> {
  let delimiter: string | undefined;
  let rest = '';
  for await (const portion of withPlainEnds(text)) {
    rest += portion;
    if (delimiter === undefined && rest.length > 0) {
      rest = rest.replace(/^\ufeff/, '');
      const named = /^sep=(.)\n/i.exec(rest);
      delimiter = named?.[1] ?? delimiterOf(rest);
      rest = rest.slice(named?.[0].length ?? 0);
    }
    if (rest.includes('=')) rest = rest.replace(HYPERLINK, '$1');
    const { rows, read } = parse(rest, delimiter ?? ',');
    rest = rest.slice(read);
    if (rows.length > 0) yield rows;
    if (rest.length > MAX_ROW) {
      const cut = rest.lastIndexOf(delimiter ?? ',') + 1 || rest.length;
      yield parsed(rest.slice(0, cut), delimiter ?? ',', '\0').data;
      rest = rest.slice(cut);
    }
  }
  if (!rest) return;
  const last = parsed(rest, delimiter ?? ',');
  if (last.errors.every(({ code }) => code !== 'MissingQuotes')) return yield last.data;
  // A quote that nobody closed: lines are rows then, and the last one is half of one.
  const whole = rest.slice(0, rest.lastIndexOf('\n') + 1);
  if (whole) yield parsed(whole, delimiter ?? ',', '\0').data;
  if (whole.length < rest.length) onCut?.(rest.slice(whole.length));
}

/** Lines end in LF, CR LF, or in CR as Excel on Macs writes them: afterwards all in LF. */
async function* withPlainEnds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const portion of text) {
    const all = held + portion;
    held = all.endsWith('\r') ? '\r' : '';
    yield all.slice(0, all.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}

/** The rows that are whole, and how far they reach. */
function parse(text: string, delimiter: string): { rows: string[][]; read: number } {
  const { data, meta } = parsed(text, delimiter, '"', true);
  return { rows: data, read: meta.cursor };
}

interface Parsed {
  data: string[][];
  errors: { code: string }[];
  meta: { cursor: number };
}

function parsed(text: string, delimiter: string, quoteChar = '"', isGoingOn = false): Parsed {
  return new Papa.Parser({ delimiter, quoteChar }).parse(text, 0, isGoingOn) as Parsed;
}

/** What stands between the cells; a comma where nothing can be told. */
export function delimiterOf(head: string): string {
  return Papa.parse(head.slice(0, 20_000), { preview: 20, skipEmptyLines: 'greedy' }).meta.delimiter || ',';
}
