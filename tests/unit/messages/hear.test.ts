import { describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { announcementIn } from '../../../utils/messages/hear';

const US = { id: browser.runtime.id };

describe('hearing an announcement', () => {
  it('gives what the worker announced', () => {
    expect(announcementIn({ name: 'captures-changed' }, US)).toEqual({ name: 'captures-changed' });
  });

  it.each([
    ['from another extension', { name: 'captures-changed' }, { id: 'someone-else' }],
    ['from nobody', { name: 'captures-changed' }, {}],
    ['that is a request to the worker', { to: 'memories-worker', name: 'getStates', data: {} }, US],
    ['with a name that every object has', { name: 'toString' }, US],
    ['without a name', {}, US],
    ['that is no object', 'captures-changed', US],
    ['that is nothing', null, US],
  ])('gives nothing for a message %s', (_, message, sender) => {
    expect(announcementIn(message, sender)).toBeNull();
  });
});
