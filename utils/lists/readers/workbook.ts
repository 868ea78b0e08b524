import type { Findings } from '../findings.ts';
import { linksOf, type Part, rowsOfSheet, sharedTexts } from '../formats/xlsx.ts';
import type { Sample } from './reader.ts';
import { readRows } from './table.ts';

/** Reads a workbook of Excel, Numbers or Google Sheets, sheet by sheet, as a table each. */
export async function readWorkbook(sheets: string[], part: Part, found: Findings, sample: Sample): Promise<void> {
  const shared = await sharedTexts(part);
  for (const sheet of sheets) {
    await readRows(rowsOfSheet(sheet, part, shared, await linksOf(sheet, part)), found, sample);
  }
}
