import { describe, expect, it } from 'vitest';
import { createLog } from '../../../../utils/captures/journal/log';
import type { RawRow } from '../../../../utils/captures/journal/recorder';
import type { Head } from '../../../../utils/captures/journal/types';
import { MemoryLocal } from '../ground';
import { START, waitingCapture } from '../kit';

const HEAD: Head = { generation: 'a', seq: 0, place: 1, changes: 0 };
const row = (id: string): RawRow => ['captures', id, waitingCapture({ id })];
const rows = (n: number) => Array.from({ length: n }, (_, i) => row(`c${i}`));
const gone = (id: string): RawRow => ['captures', id, null];

async function begun() {
  const local = new MemoryLocal();
  const log = createLog(local);
  await log.rebuild(HEAD, { rows: [] });
  let sets = 0;
  local.gate = async (call) => {
    if (call === 'set') sets += 1;
  };
  const keys = async () => (await log.records()).map(({ seq, rows }) => [seq, ...rows.map(([, key]) => key)]);
  return { local, log, keys, sets: () => sets };
}

describe('the journal', () => {
  it('is read in the order of writing, whatever order the store has', async () => {
    const { local, log, keys } = await begun();
    for (const seq of [1, 2, 10, 11]) await log.append(seq, { rows: [row(`c${seq}`)] });
    local.items = Object.fromEntries(Object.entries(local.items).reverse());
    expect(await keys()).toEqual([1, 2, 10, 11].map((seq) => [seq, `c${seq}`]));
    expect(await log.head()).toEqual({ ...HEAD, seq: 11, changes: 4 });
  });

  it('stands in items of 500 rows, of which one call takes 5,000', async () => {
    const { local, log, sets } = await begun();
    await log.append(1, { rows: rows(1_200) });
    expect(sets()).toBe(1);
    expect(Object.keys(local.items).filter((name) => name.startsWith('journal:'))).toHaveLength(3);
    await log.append(2, { rows: rows(12_000) });
    expect(sets()).toBe(4);
    expect((await log.records()).flatMap((record) => record.rows)).toHaveLength(13_200);
    expect((await log.head())?.changes).toBe(13_200);
  });

  it('does not claim to know a bulk of which only a part was written', async () => {
    const { local, log } = await begun();
    let sets = 0;
    local.gate = async (call) => {
      if (call === 'set' && ++sets === 2) throw new Error('full');
    };
    await expect(log.append(1, { rows: rows(12_000) })).rejects.toThrow('full');
    expect((await createLog(local).head())?.seq).toBe(0);
    await log.append(2, { rows: [row('next')] });
    expect(await log.head()).toMatchObject({ seq: 2, changes: 12_001 });
  });

  it('writes one after the other what comes at once', async () => {
    const { log, keys } = await begun();
    await Promise.all([1, 2, 3].map((seq) => log.append(seq, { rows: [row(`c${seq}`)] })));
    expect(await keys()).toEqual([1, 2, 3].map((seq) => [seq, `c${seq}`]));
  });

  it('notes also that everything was deleted, with nothing else in it', async () => {
    const { log } = await begun();
    await log.append(1, { rows: [], cleared: true });
    await log.append(2, { rows: [] });
    expect(await log.records()).toMatchObject([{ seq: 1, rows: [], cleared: true }]);
  });

  it('writes nothing before there is a head, and all of it then', async () => {
    const local = new MemoryLocal();
    const log = createLog(local);
    await log.append(1, { rows: [row('a')] });
    expect(local.items).toEqual({});
    await log.rebuild(HEAD, { rows: [row('b')] });
    await log.append(2, { rows: [row('c')] });
    expect((await log.records()).map(({ seq }) => seq)).toEqual([0, 2]);
  });

  it('passes over items that are none, and rows that are none', async () => {
    const { local, log, keys } = await begun();
    await log.append(1, { rows: [row('a')] });
    const [name = ''] = Object.keys(local.items).filter((one) => one.startsWith('journal:'));
    for (const [i, text] of ['', '{', '{"seq":"x","rows":[]}', '{"seq":1,"rows":7}', '{"seq":0.5,"rows":[]}'].entries())
      local.items[`${name}-${i}`] = text;
    local.items[`${name}-z`] = JSON.stringify({ seq: 3, rows: [7, ['captures', 'b', null], ['nowhere', 'c', null]] });
    local.items.settings = '{"seq":9,"rows":[]}';
    expect(await keys()).toEqual([
      [1, 'a'],
      [3, 'b'],
    ]);
  });

  it('asks for its head again when it could not be read', async () => {
    const { local } = await begun();
    const log = createLog(local);
    local.gate = () => Promise.reject(new Error('IO error'));
    await expect(log.head()).rejects.toThrow('IO error');
    local.gate = async () => undefined;
    expect(await log.head()).toEqual(HEAD);
    await log.setHead({ place: 2 });
    expect(local.items.journal).toEqual({ ...HEAD, place: 2 });
  });

  it('begins anew with nothing of what it was', async () => {
    const { local, log, keys } = await begun();
    await log.append(1, { rows: [row('a')] });
    await log.append(2, { rows: [row('b')] });
    await log.rebuild({ ...HEAD, generation: 'b', seq: 2 }, { rows: [row('c')] });
    expect(await keys()).toEqual([[2, 'c']]);
    expect(Object.keys(local.items)).toHaveLength(2);
    expect(local.items.journal).toMatchObject({ generation: 'b', seq: 2 });
  });
});

describe('a death while the journal begins anew', () => {
  it('leaves nothing that counts of what it was', async () => {
    const { local, log, keys } = await begun();
    await log.append(1, { rows: [row('a')] });
    local.gate = async (call) => {
      if (call === 'remove') throw new Error('dead');
    };
    await expect(log.rebuild({ ...HEAD, seq: 2 }, { rows: [row('c')] })).rejects.toThrow('dead');
    expect(await keys()).toEqual([[2, 'c']]);
  });
});

describe('the journal after a copy of the history', () => {
  it('lets go of what the copy holds, keeps what has not left, and what came since', async () => {
    const { local, log, keys } = await begun();
    await log.append(1, { rows: [row('done'), row('waits')] });
    await log.append(2, { rows: [row('done'), gone('left')] });
    await log.append(3, { rows: [row('new')] });
    await log.setHead({ lookAt: 7_000 });
    await log.tidy({ seq: 2, rows: 2, at: START }, new Set(['waits']));
    expect(await keys()).toEqual([
      [1, 'waits'],
      [2, 'left'],
      [3, 'new'],
    ]);
    expect(await log.head()).toEqual({ ...HEAD, seq: 3, changes: 1, snapshot: { seq: 2, rows: 2, at: START } });
    await log.tidy({ seq: 3, rows: 3, at: START + 1 }, new Set());
    expect(await keys()).toEqual([]);
    expect(await log.head()).toMatchObject({ changes: 0, older: { seq: 2 }, snapshot: { seq: 3 } });
    expect(Object.keys(local.items)).toEqual(['journal']);
  });

  it('keeps what was decided last, whatever order the store has', async () => {
    const { local, log } = await begun();
    await log.append(1, { rows: [['meta', 'paused', true]] });
    await log.append(2, { rows: [['meta', 'paused', false]] });
    local.items = Object.fromEntries(Object.entries(local.items).reverse());
    await log.tidy({ seq: 2, rows: 0, at: START }, new Set());
    expect((await log.records()).flatMap((record) => record.rows)).toEqual([['meta', 'paused', false]]);
  });

  it('forgets that everything was deleted: the copy knows', async () => {
    const { log } = await begun();
    await log.append(1, { rows: [row('waits')], cleared: true });
    await log.tidy({ seq: 1, rows: 1, at: START }, new Set(['waits']));
    expect((await log.records())[0]).not.toHaveProperty('cleared');
  });
});
