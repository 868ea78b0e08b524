// What `npm start` and `npm test` need before anything can run. Works on Node 20 without any package.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { findChromium, findFirefox } from './browsers.mjs';

export const ROOT = path.resolve(import.meta.dirname, '..');
const bin = path.join(ROOT, 'node_modules/.bin');

export const say = (text) => console.log(`\n▸ ${text}`);

/**
 * Runs a command with its output shown, tools of the project first; gives its exit code. `log`: an open file that
 * gets the output instead.
 */
export function run(command, args, env = {}, log = undefined) {
  return new Promise((resolve, reject) => {
    const PATH = `${bin}${path.delimiter}${process.env.PATH}`;
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: log === undefined ? 'inherit' : ['ignore', log, log],
      env: { ...process.env, PATH, ...env },
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function must(command, args, why) {
  if ((await run(command, args)) !== 0) throw new Error(`${why} failed: ${command} ${args.join(' ')}`);
}

/** Installs the packages of the lock file, when they are missing or older than it. */
export async function ensurePackages() {
  const installed = path.join(ROOT, 'node_modules/.package-lock.json');
  const wanted = path.join(ROOT, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  say('Installing the packages (npm ci)');
  await must('npm', ['ci', '--no-audit', '--no-fund'], 'Installing the packages');
}

/** Finds a Chromium, or installs one; tells the children of this process where it is. */
export async function ensureChromium() {
  process.env.CHROMIUM_PATH = await ensureBrowser('Chromium', findChromium, 'chromium', async () => {
    say("Installing Playwright's Chromium");
    await must('playwright', ['install', 'chromium'], 'Installing Chromium');
  });
}

/** The same for Firefox. Playwright's own is a patched one that takes no add-ons, so the person must help there. */
export async function ensureFirefox() {
  process.env.FIREFOX_PATH = await ensureBrowser('Firefox', findFirefox, 'firefox-esr', async () => undefined);
}

async function ensureBrowser(name, find, debianPackage, installOtherwise) {
  let found = await find();
  if (!found && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say(`Installing ${name} (apt-get install ${debianPackage})`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if ((await run('apt-get', ['update', '-qq'], env)) !== 0) throw new Error('Reading the package lists failed');
    if ((await run('apt-get', ['install', '-y', '-qq', debianPackage], env)) !== 0) {
      throw new Error(`Installing ${name} failed`);
    }
  } else if (!found) await installOtherwise();
  found ??= await find();
  if (found) return found;
  throw new Error(`No ${name} was found. Install one, or set ${name.toUpperCase()}_PATH to it.`);
}
