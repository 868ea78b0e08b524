/**
 * Ids for captures made together: UUIDs of version 7 (RFC 9562, 5.7), so that the primary key sorts by the time of
 * creation and, within one call, by the order asked for. In: ms since 1970. Out: a function giving the next id.
 */
export function captureIds(now: number, random: () => string = () => crypto.randomUUID()): () => string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
  let counter = 0;
  return () => {
    const high = (counter >> 14).toString(16).padStart(3, '0');
    const low = (0x8000 | (counter & 0x3fff)).toString(16);
    counter += 1;
    return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}-${random().slice(-12)}`;
  };
}

/** Sorts behind every UUID, whose first character is a hexadecimal digit. */
const IMPORT = 'import:';

/**
 * The id of an import's n-th capture (from 0). All captures of an import stand together, in the order of its list,
 * and those of all imports behind those saved by hand: reading in the order of ids is reading by precedence.
 */
export function importedId(importId: string, n: number): string {
  return importStart(importId) + String(n).padStart(8, '0');
}

/** The import that a capture's id belongs to, or undefined for one saved by hand. */
export function importOfId(id: string): string | undefined {
  return id.startsWith(IMPORT) ? id.slice(IMPORT.length, id.lastIndexOf(':')) : undefined;
}

/** Before this come all ids of captures saved by hand, after it those of imports. */
export const HAND_END = IMPORT;

/** Before all ids of an import's captures. */
export function importStart(importId: string): string {
  return `${IMPORT}${importId}:`;
}

/** After all ids of an import's captures. `;` follows `:`. */
export function importEnd(importId: string): string {
  return `${IMPORT}${importId};`;
}
