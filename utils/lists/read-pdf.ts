import { linksOfPdf, MAX_PDF } from './formats/pdf.ts';
import { nameOf, type Reading } from './read-bytes.ts';
import { SECTIONS } from './sections.ts';

/** Takes up what a PDF links to; one without any link of ours is no list. */
export async function readPdf(file: File, { found, formats }: Reading): Promise<void> {
  if (file.size > MAX_PDF) return found.leave('unsupported', nameOf(file));
  const links = linksOfPdf(new Uint8Array(await file.arrayBuffer()));
  if (!links) return found.leave('encrypted', nameOf(file));
  const before = found.count;
  // Where a link breaks on a page, some writers link to what stands on its first line.
  for (const link of links) found.addText(SECTIONS.links, link, {}, '');
  if (found.count > before) formats.add('PDF');
  else found.leave('not-a-list', nameOf(file));
}
