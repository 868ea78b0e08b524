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
