import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium } from '@playwright/test';
import { findChromium } from '../../../scripts/browsers.mjs';
import { buildFolder } from './builds.ts';

const CHROME_BUILD = buildFolder('chrome-mv3');

/** The id that Chromium gives an unpacked extension: it follows from the folder's path alone. */
export const EXTENSION_ID = [...createHash('sha256').update(CHROME_BUILD).digest('hex').slice(0, 32)]
  .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
  .join('');

export const extensionUrl = (page: string) => `chrome-extension://${EXTENSION_ID}/${page}`;

/** A fresh profile folder. Developer mode is on, else a reloaded unpacked extension stays disabled. */
export function makeProfile(): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'memories-e2e-'));
  writePreferences(dir, { extensions: { ui: { developer_mode: true } } });
  return dir;
}

export const removeProfile = (dir: string) => rmSync(dir, { recursive: true, force: true, maxRetries: 5 });

/**
 * A profile that has the extension installed as people have it: alarms outlive a restart there, which they do not
 * with `--load-extension`, a fresh install at each launch. `granted`: optional host permissions, as if given before.
 */
export function makeInstalledProfile(granted: readonly string[] = []): string {
  const dir = makeProfile();
  const manifest = JSON.parse(readFileSync(path.join(CHROME_BUILD, 'manifest.json'), 'utf8'));
  const now = String((BigInt(Date.now()) + 11_644_473_600_000n) * 1000n);
  const permissions = {
    api: manifest.permissions,
    explicit_host: [...manifest.host_permissions, ...granted],
    manifest_permissions: [],
    scriptable_host: manifest.content_scripts.flatMap((script: { matches: string[] }) => script.matches),
  };
  const entry = {
    location: 4,
    path: CHROME_BUILD,
    state: 1,
    creation_flags: 38,
    from_webstore: false,
    first_install_time: now,
    last_update_time: now,
    active_permissions: permissions,
    granted_permissions: permissions,
    disable_reasons: [],
  };
  writePreferences(dir, { extensions: { ui: { developer_mode: true }, settings: { [EXTENSION_ID]: entry } } });
  return dir;
}

function writePreferences(dir: string, preferences: object): void {
  mkdirSync(path.join(dir, 'Default'), { recursive: true });
  for (const name of ['Preferences', 'Secure Preferences']) {
    writeFileSync(path.join(dir, 'Default', name), JSON.stringify(preferences));
  }
}

interface LaunchOptions {
  profile: string;
  /** The local server that stands in for every host; without it the browser goes to the real ones. */
  port?: number;
  headless?: boolean;
  /** The profile has the extension already, or gets it later by `install`. */
  installed?: boolean;
  /** Another extension than ours, by the folder it lies in. */
  folder?: string;
  /** Pages that were left come back as they were (back/forward cache), as for people: Playwright switches that off. */
  keepsPages?: boolean;
}

/** Starts Chromium with the built extension. With a local server, no address leads out of this machine. */
export async function launch(options: LaunchOptions): Promise<BrowserContext> {
  const { profile, port, headless = true, installed = false, folder = CHROME_BUILD, keepsPages } = options;
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium found: set CHROMIUM_PATH, or run npm test');
  const local = port ? ['--ignore-certificate-errors', `--host-resolver-rules=MAP * 127.0.0.1:${port}`] : [];
  const extension = installed
    ? ['--enable-unsafe-extension-debugging']
    : [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: { width: 1280, height: 800 },
    ignoreDefaultArgs: ['--disable-extensions', ...(keepsPages ? ['--disable-back-forward-cache'] : [])],
    // Chromium's sandbox does not work for root, as whom containers run.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-dev-shm-usage', ...local, ...extension],
  });
}

/** Installs the extension in a browser that runs, as a person does by *Load unpacked*. */
export async function install(context: BrowserContext): Promise<void> {
  const session = await browserSession(context);
  await session.send('Extensions.loadUnpacked', { path: CHROME_BUILD });
  await session.detach();
}

/** Removes it, and with it all that it ever stored: databases, storage, files, alarms, menus. */
export async function uninstall(context: BrowserContext): Promise<void> {
  const session = await browserSession(context);
  await session.send('Extensions.uninstall', { id: EXTENSION_ID });
  await session.detach();
}

/** A session that speaks with the whole browser. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('The context has no browser to speak with');
  return browser.newBrowserCDPSession();
}

/** Kills the extension's worker (or that of another extension) as the browser does, at any moment. Resolves when it is gone. */
export async function killWorker(context: BrowserContext, extension = extensionUrl('')): Promise<void> {
  const session = await browserSession(context);
  const workers = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.filter((t) => t.type === 'service_worker' && t.url.startsWith(extension));
  };
  const killed = new Set((await workers()).map(({ targetId }) => targetId));
  for (const targetId of killed) await session.send('Target.closeTarget', { targetId });
  // Another one may be up by now: any event wakes it. Whoever waits for this one wakes it as the same target.
  for (let left = await workers(); left.some(({ targetId }) => killed.has(targetId)); left = await workers()) {
    for (const { targetId } of left) await session.send('Target.closeTarget', { targetId });
  }
  await session.detach();
}

/** The same to a worker that has something to do: whoever waits for it wakes it again at once, as the same target. */
export async function killBusyWorker(context: BrowserContext): Promise<void> {
  const session = await browserSession(context);
  const { targetInfos } = await session.send('Target.getTargets');
  const workers = targetInfos.filter((t) => t.type === 'service_worker' && t.url.startsWith(extensionUrl('')));
  for (const { targetId } of workers) await session.send('Target.closeTarget', { targetId });
  await session.detach();
}

/** Ends the browser as a crash does. */
export async function crash(context: BrowserContext): Promise<void> {
  const session = await browserSession(context);
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const browser = processInfo.find((info) => info.type === 'browser');
  if (!browser) throw new Error('No browser process');
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(browser.id, 'SIGKILL');
  await closed;
}
