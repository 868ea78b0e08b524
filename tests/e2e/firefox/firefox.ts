import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findFirefox } from '../../../scripts/browsers.mjs';
import { buildFolder } from '../support/builds.ts';
import { Marionette } from './marionette.ts';
import { startProxy } from './proxy.ts';

const BUILD = buildFolder('firefox-mv3');
/** Fixed, so that the extension's pages have a known address. */
const UUID = '5e7a1c3e-0000-4000-8000-000000000001';

export const firefoxPath = findFirefox();
export const mozExtension = (page: string) => `moz-extension://${UUID}/${page}`;

export interface RunningFirefox {
  marionette: Marionette;
  close: () => Promise<void>;
}

/** Starts Firefox with the built extension; every host leads to the local server. */
export async function startFirefox(executable: string, port: number): Promise<RunningFirefox> {
  const proxy = await startProxy(port);
  const profile = mkdtempSync(path.join(os.tmpdir(), 'memories-firefox-'));
  writeFileSync(path.join(profile, 'user.js'), preferences(proxy.port));
  const args = ['--headless', '--marionette', '--no-remote', '--profile', profile, '--remote-allow-system-access'];
  const child = spawn(executable, args, { stdio: 'ignore' });
  const marionette = await Marionette.connect(await marionettePort(profile, child));
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  await marionette.send('Addon:Install', { path: BUILD, temporary: true });
  await goToWelcome(marionette);
  const close = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => child.kill());
    await ended;
    marionette.close();
    proxy.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { marionette, close };
}

/** The page that opens on install stands before the first tab; behind it, hidden, a page draws nothing. */
async function goToWelcome(marionette: Marionette): Promise<void> {
  for (;;) {
    for (const handle of (await marionette.send('WebDriver:GetWindowHandles')) as string[]) {
      await marionette.send('WebDriver:SwitchToWindow', { handle });
      if ((await marionette.send('WebDriver:GetCurrentURL')) === mozExtension('welcome.html')) return;
    }
  }
}

function preferences(proxyPort: number): string {
  const { id } = JSON.parse(readFileSync(path.join(BUILD, 'manifest.json'), 'utf8')).browser_specific_settings.gecko;
  const values = {
    'marionette.port': 0,
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.enabled': false,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** Firefox writes the port that it chose into its profile. */
async function marionettePort(profile: string, child: ChildProcess): Promise<number> {
  const file = path.join(profile, 'MarionetteActivePort');
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') {
    if (child.exitCode !== null) throw new Error(`Firefox ended with ${child.exitCode} before it listened`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return Number(readFileSync(file, 'utf8'));
}
