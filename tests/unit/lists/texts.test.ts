import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findTargets } from '../../../utils/lists';

interface Named {
  platform: string;
  kind: string;
  id: string | null;
  canonical: string;
}
interface Row {
  text: string;
  targets: Named[];
  accept?: Named[][];
  never?: Named[];
  why?: string;
}

const rows: Row[] = readFileSync(new URL('../../fixtures/texts.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Canonicals are compared decoded and without the slash at their end. */
const comparable = ({ platform, kind, id, canonical }: Named) =>
  `${platform} ${kind} ${id} ${decodeURI(canonical).replace(/\/$/, '')}`;

const found = (text: string) => findTargets(text).map((target) => comparable({ ...target, canonical: target.url }));

describe('the labelled texts', () => {
  it.each(rows.map((row) => [row.text, row] as const))('%j', (text, row) => {
    const answers = [row.targets, ...(row.accept ?? [])].map((named) => named.map(comparable));
    expect(answers, row.why).toContainEqual(found(text));
  });
});
