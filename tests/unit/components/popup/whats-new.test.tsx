// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { WhatsNew } from '../../../../components/popup/whats-new';
import { open } from '../page';

beforeEach(() => fakeBrowser.reset());

describe("what's new", () => {
  it('is not told to somebody who has just begun', async () => {
    expect((await open(<WhatsNew version="0.2.0" />)).text()).toBe('');
    expect((await open(<WhatsNew version="0.2.0" />)).text()).toBe('');
  });

  it('is told after an update until it is dismissed, and takes no focus', async () => {
    await open(<WhatsNew version="0.1.0" />);
    const { text, click } = await open(<WhatsNew version="0.2.0" />);
    expect(text()).toContain('New in version 0.2.0');
    expect(document.activeElement).toBe(document.body);
    await click('button', 'Got it');
    expect((await open(<WhatsNew version="0.2.0" />)).text()).toBe('');
  });

  it('is nothing where a version has nothing to tell', async () => {
    await open(<WhatsNew version="0.1.0" />);
    expect((await open(<WhatsNew version="0.1.1" />)).text()).toBe('');
  });
});
