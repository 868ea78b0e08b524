import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { checkKey } from '../../../utils/background/check-key';
import { MANAGE_INTERVAL_MS } from '../../../utils/memories/limits';
import { Profile } from '../captures/kit';

beforeEach(() => fakeBrowser.reset());

it('says that there is no key without asking anybody', async () => {
  const profile = await Profile.create();
  profile.apiKey = '';
  expect(await checkKey(profile.core())).toEqual({ ok: false, problem: 'no-key' });
  expect(profile.api.requests).toHaveLength(0);
});

it('keeps the published pace, however often it is pressed', async () => {
  const profile = await Profile.create();
  const begun = profile.clock.now();
  for (let times = 0; times < 3; times++) await checkKey(profile.core());
  expect(profile.clock.now() - begun).toBeGreaterThanOrEqual(2 * MANAGE_INTERVAL_MS);
});
