import { existsSync } from 'node:fs';

const CHROMIUM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const FIREFOX_PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** What the environment names; it must be there. */
function toldBy(name) {
  const told = process.env[name];
  if (told && !existsSync(told)) throw new Error(`${name} names no file: ${told}`);
  return told;
}

/** The path of a Firefox: as told by FIREFOX_PATH, or in the usual places; undefined when there is none. */
export function findFirefox() {
  return toldBy('FIREFOX_PATH') || FIREFOX_PLACES.find((place) => existsSync(place));
}

/**
 * The path of a Chromium that takes unpacked extensions: as told by CHROMIUM_PATH, in the usual places, or
 * Playwright's own; undefined when there is none. (Branded Chrome does not take `--load-extension` any more.)
 */
export async function findChromium() {
  const told = toldBy('CHROMIUM_PATH');
  if (told) return told;
  const { chromium } = await import('@playwright/test');
  return [...CHROMIUM_PLACES, chromium.executablePath()].find((place) => existsSync(place));
}
