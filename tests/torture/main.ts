// See scripts/torture.mjs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bothDamaged } from './both-damaged.ts';
import { damaged } from './damaged.ts';
import { fullDisk } from './full-disk.ts';
import { kills } from './kills.ts';
import type { Figures } from './ledger.ts';
import { updates } from './updates.ts';
import { workerDeaths } from './worker-deaths.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    part: { type: 'string', default: '1' },
    /** Which damage comes first, so that they can be done in pieces. */
    at: { type: 'string', default: '0' },
    out: { type: 'string', default: 'test-results/torture.json' },
  },
});
const part = Number(values.part);
const at = Number(values.at);
const share = (whole: number) => Math.max(1, Math.round(whole * part));
const kinds = {
  kills: () => kills(share(100)),
  deaths: () => workerDeaths(share(20)),
  updates: () => updates(share(10)),
  disk: () => fullDisk(),
  damaged: () => damaged({ count: share(50), at, store: 'database' }),
  busy: () => damaged({ count: share(24), at, store: 'database', isBusy: true }),
  settings: () => damaged({ count: share(24), at, store: 'settings' }),
  both: () => bothDamaged(share(12), at),
};

const only = values.only.split(',').filter(Boolean);
const all: Figures[] = [];
for (const [name, torture] of Object.entries(kinds)) {
  if (only.length > 0 && !only.includes(name)) continue;
  console.log(`▸ ${name}`);
  const figures = await torture();
  for (const note of figures.notes) console.log(`  ${note}`);
  all.push(figures);
  report();
}
const failed = all.some(
  ({ lost, doubledKnown, wrongLibrary, runs, savesAgain, faults }) =>
    lost + doubledKnown + wrongLibrary > 0 || savesAgain < Math.min(runs, faults),
);
process.exitCode = failed ? 1 : 0;

/** After each kind: whoever ends it in the middle keeps what there is. */
function report(): void {
  console.table(Object.fromEntries(all.map(({ kind, notes: _, ...figures }) => [kind, figures])));
  mkdirSync('test-results', { recursive: true });
  writeFileSync(values.out, JSON.stringify(all, null, 2));
}
