import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { forgetWishes, type SaveWish, wishAddress, wishIn } from '../../utils/wish-address';

beforeEach(() => fakeBrowser.reset());

const large: SaveWish = {
  library: 'private',
  items: Array.from({ length: 3000 }, (_, i) => ({ url: `https://www.youtube.com/watch?v=video${i + 100_000}` })),
};

describe('a wish in an address of the popup', () => {
  it.each(['private', 'public'] as const)('comes back as it was (%s)', async (library) => {
    const wish = { library, items: [{ url: 'https://youtu.be/abcdefghijk', title: 'ü & "x" #%' }] };
    const address = await wishAddress(wish);
    expect(address).toMatch(`save-${library}=`);
    expect(await wishIn(`#${address}`)).toEqual(wish);
  });

  it('waits in the storage when it is too long for an address, until it is read', async () => {
    const address = await wishAddress(large);
    expect(address.length).toBeLessThan(100);
    expect(await wishIn(`#${address}`)).toEqual(large);
    expect(await browser.storage.local.get(null)).toEqual({});
  });

  it('is forgotten where it was never read', async () => {
    await wishAddress(large);
    await forgetWishes();
    expect(await browser.storage.local.get(null)).toEqual({});
  });

  const hash = (value: unknown) => `#save-public=${encodeURIComponent(JSON.stringify(value))}`;

  it.each([
    '',
    '#other',
    '#save-public=',
    '#save-public=%',
    '#save-public=wish:gone',
    '#save-elsewhere=[]',
    hash([]),
    hash([{ title: 'no url' }]),
    hash({ url: 'x' }),
  ])('is not taken from %j', async (bad) => {
    expect(await wishIn(bad)).toBeNull();
  });
});
