// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SiteAccess } from '../../../../components/ui/site-access';
import { missingAccess } from '../../../../utils/pages/site-access';
import { DEFAULT_SETTINGS, writeSettings } from '../../../../utils/settings';
import { open } from '../page';

/** The browser with only some hosts allowed. */
function allow(...hosts: string[]) {
  const contains = vi.fn(async ({ origins = [] }: { origins?: string[] }) =>
    origins.every((origin) => hosts.some((host) => origin === `https://${host}/*`)),
  );
  const request = vi.fn(async () => true);
  const event = { addListener: vi.fn(), removeListener: vi.fn() };
  Object.assign(fakeBrowser.permissions, { contains, request, onAdded: event, onRemoved: event });
  return { request, changed: () => event.addListener.mock.calls.forEach(([listener]) => void listener()) };
}

const YOUTUBE = ['www.youtube.com', 'm.youtube.com'];
const ALL = ['www.tiktok.com', ...YOUTUBE, 'www.instagram.com', 'api.memories.ai'];

describe('access that the browser withholds', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is not spoken of when there is none', async () => {
    allow(...ALL);
    const page = await open(<SiteAccess>page</SiteAccess>);
    expect(page.text()).toBe('page');
  });

  it('is named by site, and asked for by one press for all that is missing', async () => {
    const { request } = allow(...YOUTUBE, 'api.memories.ai');
    const page = await open(<SiteAccess>page</SiteAccess>);
    expect(page.find('[role=alert]').textContent).toMatch(/TikTok.*Instagram/);
    expect(page.find('[role=alert]').textContent).not.toMatch(/YouTube|Memories\.ai/);
    await page.click('button', 'Allow access');
    expect(request).toHaveBeenCalledWith({ origins: ['https://www.tiktok.com/*', 'https://www.instagram.com/*'] });
  });

  it('says that nothing can be sent when it is the API, at whatever address that is', async () => {
    allow(...ALL);
    await writeSettings({ apiAddress: 'https://memories.example:8443' });
    const page = await open(<SiteAccess>page</SiteAccess>);
    expect(page.find('[role=alert]').textContent).toContain('reach Memories.ai (memories.example:8443)');
  });

  it('goes when it is given elsewhere', async () => {
    const { changed } = allow();
    const page = await open(<SiteAccess>page</SiteAccess>);
    expect(page.root.querySelectorAll('[role=alert]')).toHaveLength(1);
    Object.assign(fakeBrowser.permissions, { contains: async () => true });
    changed();
    await vi.waitFor(() => expect(page.root.querySelectorAll('[role=alert]')).toHaveLength(0));
  });

  it('says so when the person said no', async () => {
    const { request } = allow();
    request.mockResolvedValue(false);
    const page = await open(<SiteAccess>page</SiteAccess>);
    await page.click('button', 'Allow access');
    expect(page.text()).toContain('Access was not given');
  });

  it('is none of our business on sites that are switched off', async () => {
    allow('api.memories.ai');
    const off = { ...DEFAULT_SETTINGS, tiktok: false, youtube: false, instagram: false };
    expect(await missingAccess(off)).toEqual({ sites: [], api: null, origins: [] });
  });
});
