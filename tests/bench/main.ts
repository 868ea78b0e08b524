import { parseArgs } from 'node:util';
import { Browsers, chromiumVersion } from './browsers.ts';
import { measureBundles } from './bundles.ts';
import { CARD_PAGES } from './cards.ts';
import { measureClicks } from './clicks.ts';
import { measureImports } from './imports.ts';
import { measureLibrary } from './library.ts';
import { measureLibraryPage } from './library-page.ts';
import { LINK_PAGES } from './links.ts';
import { describeMachine } from './machine.ts';
import type { Finding } from './measure.ts';
import { measureNavigation } from './navigation.ts';
import { measurePlanning } from './planning.ts';
import { measurePopup } from './popup.ts';
import { origin, type Part, save, table, withEarlier, writeReadme } from './report.ts';
import { measureRequests } from './requests.ts';
import { measureRival } from './rival.ts';
import { SCROLLED_PAGES } from './scrolling.ts';
import { measureSoak } from './soak.ts';

/** Each is given the number of runs and the browsers, which start when first asked for. */
type Measurement = (runs: number, browsers: Browsers) => Promise<Finding[]> | Finding[];

const some = (of: string, title: string, parts: readonly { id: string; measure: Measurement }[]) =>
  parts.map(({ id, measure }): Row => [`${of}.${id}`, `${title}: ${id}`, measure]);

/** A letter, and after dots what of it can be measured by itself. */
type Row = readonly [id: string, title: string, measure: Measurement];

const ROWS: readonly Row[] = [
  ...some('a', 'Pages with many cards', CARD_PAGES),
  ...some('b', 'Scrolling through all of them', SCROLLED_PAGES),
  ['c', '20 in-page navigations', measureNavigation],
  ['d', 'Click to Queued', measureClicks],
  ['e', 'Requests for 1,000 posts, simulated clock', measureRequests],
  ['f', 'Popup with 10,000 captures', measurePopup],
  ['g', 'Bundles', measureBundles],
  ['h', 'Planning 10,000 waiting captures', measurePlanning],
  ['i', 'A list of 100,000 rows, and clicks while they wait', measureImports],
  ['j.index', 'Searching 10,000 saves with 1 M words of transcripts', measureLibrary],
  ['j.page', 'The library page with 10,000 saves and 1 M words', measureLibraryPage],
  ['k', 'An hour of scrolling and 200 navigations, accelerated', measureSoak],
  ...some('l', 'Pages of 100,000 links, scrolled', LINK_PAGES),
  ['m', 'Side by side with the usual method', measureRival],
];

/** The rows of a name: `a.youtube.load`, or all that begin so: `a.youtube`, `a`. */
function rowsOf(name: string): readonly Row[] {
  const rows = ROWS.filter(([id]) => id === name || id.startsWith(`${name}.`));
  if (rows.length === 0) throw new Error(`There is no measurement ${name}: ${ROWS.map(([id]) => id).join(' ')}`);
  return rows;
}

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '5' },
    'no-build': { type: 'boolean' },
    readme: { type: 'boolean' },
  },
});
const FILE = 'reports/bench.json';
const wanted = options.only?.split(',').flatMap(rowsOf) ?? ROWS;
const runs = Number.parseInt(options.runs, 10);

const machine = describeMachine(await chromiumVersion());
const browsers = new Browsers();
const parts: Part[] = [];
try {
  for (const [id, title, measure] of wanted) {
    console.log(`▸ (${id}) ${title}`);
    const part = { id, title, findings: await measure(runs, browsers), origin: origin(machine, runs) };
    parts.push(part);
    // After each, so that a run that breaks off leaves what it has.
    console.log(`${table([part])}\n`);
    save(FILE, machine, withEarlier(FILE, parts));
  }
} finally {
  await browsers.close();
}
if (options.readme) writeReadme('tests/bench/README.md', withEarlier(FILE, parts));
console.log(`${origin(machine, runs)} Written to ${FILE}.`);
