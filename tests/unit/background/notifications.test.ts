import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { badgeNumber, badgeOf } from '../../../utils/background/badge';
import { readMenuId } from '../../../utils/background/menus';
import { progressText } from '../../../utils/background/notifications';
import { shortLinkOrigins } from '../../../utils/background/short-links';

const idle = { open: 0, ready: 5, failed: 1 };

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key) => String(key));
});

describe('what a person is notified of', () => {
  it.each([
    ['the last one becoming ready', { ...idle, open: 2 }, { ...idle, ready: 7 }, 'notification_all_ready'],
    ['the end with some failed', { ...idle, open: 2 }, { open: 0, ready: 6, failed: 2 }, 'notification_some_failed'],
    ['the key being refused', { ...idle, open: 2 }, { ...idle, open: 2, halt: 'key-refused' }, 'problem_key_refused'],
    ['one of several becoming ready', { ...idle, open: 2 }, { ...idle, open: 1, ready: 6 }, ''],
    ['a cancelled save', { ...idle, open: 1 }, idle, ''],
    ['nothing new', idle, idle, ''],
    ['a halt told before', { ...idle, open: 1, halt: 'no-key' }, { ...idle, open: 2, halt: 'no-key' }, ''],
  ] as const)('%s', (_, before, now, key) => {
    expect(progressText(before, now)).toBe(key);
  });
});

describe('the badge', () => {
  it.each([
    [0, ''],
    [7, '7'],
    [999, '999'],
    [10_000, '999+'],
  ])('%i under way → "%s"', (open, text) => {
    expect(badgeNumber(open)).toBe(text);
  });

  it.each([
    ['how much is under way', { open: 7, ready: 0, failed: 2 }, 2, '7', false],
    ['how many failed since somebody looked', { open: 7, ready: 0, failed: 5 }, 2, '3', true],
    ['that somebody is needed, before all else', { open: 7, ready: 0, failed: 5, halt: 'no-credits' }, 2, '!', true],
    ['nothing where nothing is new', { open: 0, ready: 9, failed: 2 }, 2, '', false],
  ] as const)('says %s', (_, counts, seen, text, isLoud) => {
    const badge = badgeOf(counts, seen);
    expect(badge.text).toBe(text);
    expect(badge.color === '#b3261e').toBe(isLoud);
  });
});

describe('menu entries', () => {
  it('say by their id what they do and where it goes', () => {
    expect(readMenuId('save-link-public')).toEqual({ action: 'save-link', isPublic: true });
    expect(readMenuId('save-image')).toEqual({ action: 'save-image', isPublic: false });
  });
});

describe('leave to follow a short link', () => {
  it.each([
    ['https://vm.tiktok.com/ZM1', ['https://*.tiktok.com/*']],
    ['https://www.tiktok.com/t/ZM1', ['https://www.tiktok.com/*']],
    ['https://www.instagram.com/share/abc', ['https://www.instagram.com/*']],
  ])('%s needs %s', (url, origins) => {
    expect(shortLinkOrigins(url)).toEqual(origins);
  });
});
