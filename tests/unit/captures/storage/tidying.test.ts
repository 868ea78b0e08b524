import { describe, expect, it } from 'vitest';
import { createLog } from '../../../../utils/captures/journal/log';
import type { Head, JournalRow, KeyValues } from '../../../../utils/captures/journal/types';
import { waitingCapture } from '../kit';

const row = (id: string): JournalRow => ['captures', id, waitingCapture({ id })];
const HEAD: Head = { generation: 'g', seq: 0, place: 1, changes: 0 };
const COPY = { seq: 2, rows: 2, at: 1 };

/** `storage.local` that answers to "everything" only when it is let. */
function slowArea() {
  const items = new Map<string, unknown>([['journal', HEAD]]);
  let answer: () => void = () => undefined;
  const local: KeyValues = {
    async get(keys) {
      if (keys === null) await new Promise<void>((resolve) => (answer = resolve));
      return Object.fromEntries([...items].filter(([name]) => keys === null || [keys].flat().includes(name)));
    },
    async set(more) {
      for (const [name, value] of Object.entries(more)) items.set(name, value);
    },
    async remove(names) {
      for (const name of names) items.delete(name);
    },
  };
  const isAsked = new Promise<void>((resolve) => {
    const get = local.get;
    local.get = (keys) => {
      if (keys === null) resolve();
      return get(keys);
    };
  });
  return { local, isAsked, answer: () => answer() };
}

async function tidying() {
  const area = slowArea();
  const log = createLog(area.local);
  await log.append(1, { rows: [row('a')] });
  await log.append(2, { rows: [row('b')] });
  const tidied = log.tidy(COPY, new Set(['b']));
  await area.isAsked;
  return { log, tidied, answer: area.answer };
}

async function idsIn(log: ReturnType<typeof createLog>, answer: () => void): Promise<string[]> {
  const records = log.records();
  answer();
  return (await records).flatMap(({ rows }) => rows.map(([, key]) => key));
}

describe('letting go of what a copy of the history holds', () => {
  it('goes on beside what is written meanwhile, and keeps that and what has not left', async () => {
    const { log, tidied, answer } = await tidying();
    await log.append(3, { rows: [row('c')] });
    answer();
    await tidied;
    expect(await log.head()).toMatchObject({ seq: 3, changes: 1, snapshot: COPY });
    expect(await idsIn(log, answer)).toEqual(['b', 'c']);
  });

  it('comes to nothing where the journal began anew meanwhile', async () => {
    const { log, tidied, answer } = await tidying();
    const rebuilt = log.rebuild({ ...HEAD, generation: 'h' }, { rows: [row('z')] });
    answer();
    await new Promise((resolve) => setTimeout(resolve));
    answer();
    await Promise.all([rebuilt, tidied]);
    expect(await log.head()).toEqual({ ...HEAD, generation: 'h' });
    expect(await idsIn(log, answer)).toEqual(['z']);
  });
});
