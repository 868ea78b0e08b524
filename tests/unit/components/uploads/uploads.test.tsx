// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Uploads } from '../../../../components/uploads/uploads';
import { open, settle } from '../page';

beforeEach(() => fakeBrowser.reset());

/** Whether the browser would ask before it closes the page. */
function asksBeforeLeaving(): boolean {
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}

describe('leaving the uploads page', () => {
  it('asks first while a file waits, and no longer once it was cancelled', async () => {
    const page = await open(<Uploads />);
    expect(asksBeforeLeaving()).toBe(false);
    const chooser = page.find('input[type=file]') as HTMLInputElement;
    Object.defineProperty(chooser, 'files', { value: [new File(['x'], 'a.png', { type: 'image/png' })] });
    chooser.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(asksBeforeLeaving()).toBe(true);
    await page.click('.uploads button', 'Cancel');
    expect(asksBeforeLeaving()).toBe(false);
  });
});
