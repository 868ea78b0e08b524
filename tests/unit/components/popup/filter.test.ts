import { beforeEach, describe, expect, it } from 'vitest';
import { filterCaptures, NO_FILTER } from '../../../../components/popup/filter';
import { capture } from '../../sample-capture';
import { speakEnglish } from '../page';

beforeEach(speakEnglish);

const dog = capture({ title: 'Dog at the Beach', author: 'mila' });
const stalled = capture({ status: 'stalled', platform: 'youtube' });
const shared = capture({ status: 'ready', library: 'public', videoNos: ['PI-1'] });
const all = [dog, stalled, shared];

describe('filterCaptures', () => {
  it('lets everything through when nothing is asked, without copying it', () => {
    expect(filterCaptures(all, NO_FILTER)).toBe(all);
    expect(filterCaptures(all, { ...NO_FILTER, text: '  ' })).toBe(all);
  });

  it('wants every word, in any order and case, in title, author or address', () => {
    expect(filterCaptures(all, { ...NO_FILTER, text: 'beach DOG mila' })).toEqual([dog]);
    expect(filterCaptures(all, { ...NO_FILTER, text: 'beach cat' })).toEqual([]);
  });

  it('finds a part of a word, of an address and of an id', () => {
    expect(filterCaptures(all, { ...NO_FILTER, text: 'bea' })).toEqual([dog]);
    expect(filterCaptures(all, { ...NO_FILTER, text: new URL(shared.url).pathname })).toEqual([shared]);
    expect(filterCaptures(all, { ...NO_FILTER, text: shared.key })).toEqual([shared]);
  });

  it('searches rows that were read anew as they are now', () => {
    const dogs = { ...NO_FILTER, text: 'dog' };
    expect(filterCaptures([dog], dogs)).toEqual([dog]);
    expect(filterCaptures([{ ...dog, title: 'Cat' }], dogs)).toEqual([]);
  });

  it('narrows by platform, library and the status that is shown', () => {
    expect(filterCaptures(all, { ...NO_FILTER, platform: 'youtube' })).toEqual([stalled]);
    expect(filterCaptures(all, { ...NO_FILTER, library: 'public' })).toEqual([shared]);
    expect(filterCaptures(all, { ...NO_FILTER, status: 'downloading' })).toEqual([stalled]);
    expect(filterCaptures(all, { ...NO_FILTER, status: 'ready', library: 'private' })).toEqual([]);
  });

  it('narrows to days of the person, the first and the last included', () => {
    const on = (day: number, hour: number) => capture({ createdAt: new Date(2026, 10, day, hour).getTime() });
    const [before, first, last, after] = [on(1, 23), on(2, 0), on(3, 23), on(4, 0)];
    const days = { ...NO_FILTER, from: '2026-11-02', until: '2026-11-03' };
    expect(filterCaptures([after, last, first, before], days)).toEqual([last, first]);
    expect(filterCaptures([after, before], { ...NO_FILTER, from: '2026-11-02' })).toEqual([after]);
  });

  it('puts them in another order: what has no author comes last', () => {
    const [a, b, c] = [capture({ author: 'Zoe' }), capture(), capture({ author: 'anna' })];
    expect(filterCaptures([a, b, c], { ...NO_FILTER, sort: 'author' })).toEqual([c, a, b]);
    expect(filterCaptures([a, b, c], { ...NO_FILTER, sort: 'oldest' })).toEqual([c, b, a]);
    const titled = ['Part 10', 'Part 9'].map((title) => capture({ title }));
    expect(filterCaptures(titled, { ...NO_FILTER, sort: 'title' })).toEqual(titled.toReversed());
  });
});
