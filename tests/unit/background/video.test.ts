import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { WorkerContext } from '../../../utils/background/context';
import { saveVideo } from '../../../utils/background/video';

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key) => String(key));
});

describe('the menu on a video', () => {
  it('says why it cannot, where the player stands on a page of a creator, whose other videos nobody asked for', async () => {
    const told = vi.spyOn(fakeBrowser.notifications, 'create').mockResolvedValue('' as never);
    const accept = vi.fn();
    const context = { waker: { insure: accept } } as unknown as WorkerContext;
    const pageUrl = 'https://www.youtube.com/@cs50';
    const click = { menuItemId: 'save-video', editable: false, srcUrl: `blob:${pageUrl}`, pageUrl } as const;
    await saveVideo(context, click as never, undefined);
    expect(told).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ message: 'notification_video_unknown' }),
    );
    expect(accept).not.toHaveBeenCalled();
  });
});
