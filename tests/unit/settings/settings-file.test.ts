import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../utils/settings';
import { settingsFromFile, settingsToFile } from '../../../utils/settings/settings-file';

describe('a settings file', () => {
  it('comes back as it went', () => {
    const mine = { ...DEFAULT_SETTINGS, namespace: 'research', quality: 1080 as const, youtube: false };
    const read = settingsFromFile(settingsToFile(mine), DEFAULT_SETTINGS);
    expect(read).toMatchObject({ ok: true, settings: { namespace: 'research', quality: 1080, youtube: false } });
  });

  it.each(['', 'no json', '[]', 'null', '{"format":"other","settings":{}}', '{"format":"memories-save-settings"}'])(
    'is refused when it is %j',
    (text) => {
      expect(settingsFromFile(text, DEFAULT_SETTINGS)).toEqual({ ok: false, reason: 'not-ours' });
    },
  );

  it('is refused as a whole when one value is wrong, and says which', () => {
    const text = settingsToFile({ ...DEFAULT_SETTINGS, namespace: 'x', requestsPerMinute: 1000 });
    expect(settingsFromFile(text, DEFAULT_SETTINGS)).toEqual({
      ok: false,
      reason: 'invalid',
      names: ['requestsPerMinute'],
    });
  });

  it('never chooses where the key is sent, nor who is told of what is saved', () => {
    const left = { apiAddress: 'https://elsewhere.example', callbackUrl: 'https://listener.example/' };
    const read = settingsFromFile(settingsToFile({ ...DEFAULT_SETTINGS, ...left }), DEFAULT_SETTINGS);
    expect(read).toMatchObject({ ok: true, changed: [], left });
    expect(read).not.toHaveProperty('settings.apiAddress');
    expect(read).not.toHaveProperty('settings.callbackUrl');
  });

  it('says what it changes', () => {
    const text = settingsToFile({ ...DEFAULT_SETTINGS, defaultLibrary: 'public', quality: 1080 });
    const read = settingsFromFile(text, { ...DEFAULT_SETTINGS, quality: 1080 });
    expect(read).toMatchObject({ ok: true, changed: ['defaultLibrary'], left: {} });
  });

  it.each([
    [true, []],
    [false, ['tiktok', 'youtube', 'instagram']],
  ])('of version 1, with the button for selecting %s: that is so on every site', (selectButton, selectHiddenOn) => {
    const text = JSON.stringify({ format: 'memories-save-settings', version: 1, settings: { selectButton } });
    expect(settingsFromFile(text, DEFAULT_SETTINGS)).toMatchObject({ ok: true, settings: { selectHiddenOn } });
  });

  it('leaves what it does not name', () => {
    const current = { ...DEFAULT_SETTINGS, namespace: 'mine' };
    const text = '{"format":"memories-save-settings","version":1,"settings":{"quality":360,"apiKey":"sk-x"}}';
    const read = settingsFromFile(text, current);
    expect(read).toMatchObject({ ok: true, settings: { namespace: 'mine', quality: 360 } });
    expect(JSON.stringify(read)).not.toContain('sk-x');
  });
});
