import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ListItem, readList } from '../../../utils/lists';

interface Named {
  platform: string;
  kind: string;
  id: string | null;
  canonical: string;
}
interface Expected {
  file: string;
  find: Named[];
  mustNotSave?: (Partial<Named> & { why?: string })[];
  /** Ids by section: what stands together in the file. */
  sections?: Record<string, string[]>;
  suggested?: string[];
  /** Addresses that may be offered, but are not ticked at first: private messages, links in notes. */
  notSuggested?: string[];
  leftOut?: Record<string, number>;
  /** When they were liked, saved or watched, by id. */
  addedAt?: Record<string, string>;
  note?: string;
}

const folder = new URL('../../lists/', import.meta.url);
const samples = readdirSync(folder).map((name) => {
  const expected: Expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8'));
  const bytes = readFileSync(new URL(`${name}/${expected.file}`, folder));
  return [name, expected, new File([bytes], expected.file)] as const;
});

/** Canonicals are compared decoded and without the slash at their end. */
const comparable = ({ platform, kind, id, canonical }: Named) =>
  `${platform} ${kind} ${id} ${decodeURI(canonical).replace(/\/$/, '')}`;
const ofItem = (item: ListItem) => comparable({ ...item, canonical: item.url });

describe.each(samples)('%s', (_, expected, file) => {
  it(`${expected.note ?? 'holds what it holds'}`, async () => {
    const { sections, leftOut, format } = await readList(file);
    const items = sections.filter(({ id }) => id !== 'texts').flatMap((section) => section.items);
    expect(new Set(items.map(ofItem)), JSON.stringify({ format, sections, leftOut })).toEqual(
      new Set(expected.find.map(comparable)),
    );
    const all = sections.flatMap((section) => section.items);
    for (const { id, canonical } of expected.mustNotSave ?? []) {
      expect(all.filter((item) => (id ? item.id === id : canonical && item.url === canonical))).toEqual([]);
    }
    if (expected.suggested) {
      expect(sections.filter(({ suggested }) => suggested).map(({ id }) => id)).toEqual(expected.suggested);
    }
    const ticked = sections.filter(({ suggested }) => suggested).flatMap((section) => section.items);
    expect(ticked.filter(({ url }) => expected.notSuggested?.includes(url))).toEqual([]);
    if (expected.leftOut) {
      expect(Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count]))).toEqual(expected.leftOut);
    }
    const times = Object.fromEntries(all.map(({ id, addedAt }) => [id, addedAt && new Date(addedAt).toISOString()]));
    expect(times).toMatchObject(expected.addedAt ?? {});
    for (const ids of Object.values(expected.sections ?? {})) {
      const together = ids.map((id) => (id === 'short link' ? null : id));
      expect(sections.map((section) => section.items.map(({ id }) => id))).toContainEqual(together);
    }
  });
});
