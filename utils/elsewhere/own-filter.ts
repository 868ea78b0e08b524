import * as v from 'valibot';
import { localItem } from '../local/item';

const schema = v.object({
  /** A name by chance, which says nothing of the computer. */
  device: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,20}$/)),
  /** When the filter was made or tried last, ms since 1970; and of how many rows. */
  at: v.number(),
  rows: v.number(),
});

export type OwnFilter = v.InferOutput<typeof schema>;

const item = localItem<unknown>('ownFilter', null);

/** What this browser last told the person's others of its saves; null where it never did. */
export async function readOwnFilter(): Promise<OwnFilter | null> {
  const read = v.safeParse(schema, await item.getValue());
  return read.success ? read.output : null;
}

export const writeOwnFilter = (own: OwnFilter): Promise<void> => item.setValue(own);
export const forgetOwnFilter = (): Promise<void> => item.removeValue();
