import Papa from 'papaparse';

/** A cell that grows longer was opened by a quote that nobody meant as one. Characters. */
const MAX_ROW = 1_000_000;

/** A formula that Excel and Calc write bare; its quotes are none of the sheet's. What it shows is not kept. */
const HYPERLINK = /(?<=^|[\n;,\t|])=HYPERLINK\("([^"\n]{1,2000})"(?:[;,]\s*"[^"\n]{0,2000}")?\)/gi;

/** The rows of a sheet as text, portion by portion. `sep=;` in the first line, as Excel writes it, is heeded. */
export async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<string[][]> {
  let delimiter: string | undefined;
  let rest = '';
  for await (const portion of text) {
    rest += portion;
    if (delimiter === undefined && rest.length > 0) {
      rest = rest.replace(/^\ufeff/, '');
      const named = /^sep=(.)\r?\n/i.exec(rest);
      delimiter = named?.[1] ?? delimiterOf(rest);
      rest = rest.slice(named?.[0].length ?? 0);
    }
    if (rest.includes('=')) rest = rest.replace(HYPERLINK, '$1');
    const { rows, read } = parse(rest, delimiter ?? ',', false);
    rest = rest.slice(read);
    if (rows.length > 0) yield rows;
    if (rest.length > MAX_ROW) {
      yield parse(rest, delimiter ?? ',', true).rows;
      rest = '';
    }
  }
  if (rest) yield parse(rest, delimiter ?? ',', true).rows;
}

function parse(text: string, delimiter: string, isLast: boolean): { rows: string[][]; read: number } {
  const hasOpenQuote = isLast && text.length > MAX_ROW;
  const parser = new Papa.Parser({ delimiter, ...(hasOpenQuote && { quoteChar: '\0' }) });
  const { data, meta } = parser.parse(text, 0, !isLast) as { data: string[][]; meta: { cursor: number } };
  return { rows: data, read: isLast ? text.length : meta.cursor };
}

/** What stands between the cells; a comma where nothing can be told. */
export function delimiterOf(head: string): string {
  return Papa.parse(head.slice(0, 20_000), { preview: 20 }).meta.delimiter || ',';
}
