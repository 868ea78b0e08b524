import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeInstalledProfile, removeProfile } from '../e2e/support/browser.ts';
import { add, emptyFigures } from './kills.ts';
import type { Figures } from './ledger.ts';
import { pause, Session } from './session.ts';

const SIZE_MB = 64;
/** How long saves are tried while there is no room, ms. */
const FULL_FOR_MS = 3 * 60_000;

/** A small file system in memory; undefined where nobody may mount one. */
function mountSmall(): string | undefined {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'memories-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', dir], { stdio: 'ignore' });
    return dir;
  } catch {
    rmSync(dir, { recursive: true });
    return undefined;
  }
}

/** The disk fills up while saves come in, and later has room again. */
export async function fullDisk(): Promise<Figures> {
  const sum = emptyFigures('disk full');
  const disk = mountSmall();
  if (!disk) {
    sum.told = 'could not be tried: no right to mount';
    return sum;
  }
  try {
    return await fillUp(disk, sum);
  } finally {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  }
}

async function fillUp(disk: string, sum: Figures): Promise<Figures> {
  const template = makeInstalledProfile();
  const profile = path.join(disk, 'profile');
  cpSync(template, profile, { recursive: true });
  removeProfile(template);
  const session = await Session.begin(profile);
  await session.save(3);
  const filler = path.join(disk, 'filler');
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize)), { flag: 'w' });
  sum.runs = 1;
  sum.faults = 1;
  let refused = 0;
  let tried = 0;
  let isUp = true;
  session.context?.once('close', () => {
    isUp = false;
  });
  for (const until = Date.now() + FULL_FOR_MS; isUp && tried < 200 && Date.now() < until; tried++) {
    refused += Number(!(await session.save(5)));
  }
  sum.notes.push(`${refused} of ${tried} saves were refused while the disk was full`);
  if (!isUp) sum.notes.push('the browser itself ended while the disk was full');
  await session.kill();
  rmSync(filler);
  await session.start();
  sum.savesAgain = Number(await session.savesAgain());
  await session.arrives(120_000);
  await pause(100);
  sum.told = refused > 0 ? 'each refused save' : 'nothing to tell';
  add(sum, session);
  await session.end();
  return sum;
}
