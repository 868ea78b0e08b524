import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onCommand } from '../../../utils/background/commands';
import type { WorkerContext } from '../../../utils/background/context';

const TAB = { id: 1 } as Browser.tabs.Tab;

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));
});

describe('the shortcut that selects posts', () => {
  const press = async (answer: () => Promise<unknown>) => {
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(answer as never);
    const told: string[] = [];
    const note = async (_: string, { message }: { message: string }) => told.push(message);
    vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation(note as never);
    await onCommand({} as WorkerContext, 'select-posts', TAB);
    return told;
  };

  it('says nothing more where the page begins', async () => {
    expect(await press(async () => true)).toEqual([]);
  });

  it('says so where no script of ours is', async () => {
    expect(await press(() => Promise.reject(new Error('no receiver')))).toEqual(['notification_select_unreachable']);
  });
});
