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

/** The page with a file chosen. */
async function withFile(file: File) {
  const page = await open(<Uploads />);
  const chooser = page.find('input[type=file]') as HTMLInputElement;
  Object.defineProperty(chooser, 'files', { value: [file] });
  chooser.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  return page;
}

describe('a file', () => {
  it('that is taken has a bar for how far it is', async () => {
    const { root, click } = await withFile(new File(['x'], 'a.png', { type: 'image/png' }));
    expect(root.querySelectorAll('.uploads progress')).toHaveLength(1);
    await click('.uploads button', 'Cancel');
  });

  it('that is not supported says so, and shows no bar that would never fill', async () => {
    const { root, find } = await withFile(new File(['x'], 'a.txt', { type: 'text/plain' }));
    expect(find('.uploads .status').textContent).toBe('Not supported');
    expect(root.querySelector('.uploads progress')).toBeNull();
  });
});

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
