import { describe, expect, it } from 'vitest';
import { filterCaptures, NO_FILTER } from '../../../../components/popup/filter';
import { capture } from '../../sample-capture';

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
});
