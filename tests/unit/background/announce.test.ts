import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { tellTab } from '../../../utils/background/announce';

const answering = (answer: () => Promise<unknown>) =>
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(answer as never);

beforeEach(() => fakeBrowser.reset());

describe('telling a tab', () => {
  it.each([
    ['a script that shows it', async () => true, true],
    ['a script on a site that is switched off', async () => false, false],
    ['a script that says nothing', async () => undefined, false],
    ['no script', () => Promise.reject(new Error('Receiving end does not exist.')), false],
  ])('with %s', async (_, answer, isShown) => {
    answering(answer);
    expect(await tellTab(1, { name: 'select-posts' })).toBe(isShown);
  });
});
