import * as v from 'valibot';

const schema = v.pipe(
  v.array(
    v.object({
      url: v.pipe(v.string(), v.maxLength(4096)),
      title: v.optional(v.pipe(v.string(), v.maxLength(500))),
      author: v.optional(v.pipe(v.string(), v.maxLength(500))),
    }),
  ),
  v.minLength(1),
  v.maxLength(10_000),
);

export type PublicRequest = v.InferOutput<typeof schema>;

const PREFIX = '#save-public=';

/** The items that a menu entry wants saved publicly, from the popup's address; null when there are none. */
export function publicRequest(hash: string): PublicRequest | null {
  if (!hash.startsWith(PREFIX)) return null;
  try {
    return v.parse(schema, JSON.parse(decodeURIComponent(hash.slice(PREFIX.length))));
  } catch {
    return null;
  }
}
