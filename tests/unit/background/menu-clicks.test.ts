import { describe, expect, it } from 'vitest';
import type { Browser } from 'wxt/browser';
import { pageOf } from '../../../utils/background/menu-clicks';

const POST = 'https://www.tiktok.com/@one/video/7300000000000000001';
const click = (frameUrl?: string) => ({ menuItemId: 'save-page', editable: false, frameUrl });
const tab = (url: string) => ({ url, title: 'A page' }) as Browser.tabs.Tab;

describe('what "Save this page" saves', () => {
  it('is the page of the tab', () => {
    expect(pageOf(click(), tab(POST))).toEqual({ url: POST, title: 'A page' });
  });

  it.each([
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0',
    'https://www.tiktok.com/embed/v2/6749869095467945218',
    'https://www.instagram.com/p/BwP2jEWh3hN/embed/captioned/',
  ])('is, in a page of another site, the post of the player that was clicked: %s', (player) => {
    expect(pageOf(click(player), tab('https://news.example/'))).toEqual({ url: player });
  });

  it('is not what a frame in a page of a site shows', () => {
    const player = 'https://www.youtube.com/embed/dQw4w9WgXcQ';
    expect(pageOf(click(player), tab(POST))).toEqual({ url: POST, title: 'A page' });
  });

  it('is the page, with the reason why not, where the frame is no player either', () => {
    expect(pageOf(click('https://ads.example/'), tab('https://news.example/')).url).toBe('https://news.example/');
  });
});
