import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Life } from './life';
import type { Report } from './run-life';

const RESULTS = path.resolve(import.meta.dirname, '../../../test-results');

/** Sums of many lives, for the closing table. */
export class Tally {
  #sums: Record<string, number> = {
    lives: 0,
    lost: 0,
    stuck: 0,
    doubled: 0,
    'wrong place': 0,
    'against the contract': 0,
  };

  add(life: Life, report: Report): void {
    const add = (name: string, n: number) => {
      this.#sums[name] = (this.#sums[name] ?? 0) + n;
    };
    add('lives', 1);
    add('saves', report.asked);
    add('acknowledged', report.acknowledged);
    add('arrived', report.arrived);
    add('sent again after an unknown outcome', report.doubled);
    add('steps that could fail', report.steps);
    add('starts of a worker', report.starts);
    add('notifications that told the person', report.told);
    for (const { how, step } of report.met) add(`${how}: ${step}`, 1);
    for (const action of life.actions) {
      if (action.do === 'trouble') add(`answers: ${JSON.stringify(action.trouble)}`, action.times);
      else if (!['save', 'wait', 'fault'].includes(action.do)) add(`event: ${action.do}`, 1);
    }
    for (const { rule } of report.complaints) add(rule, 1);
  }

  /** Writes the sums as a table and, for whoever sums up, as JSON. */
  print(name: string): void {
    const rows = Object.entries(this.#sums).sort(([a], [b]) => Number(/: /.test(a)) - Number(/: /.test(b)));
    console.info(rows.map(([what, n]) => `${String(n).padStart(9)}  ${what}`).join('\n'));
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(path.join(RESULTS, `lives-${name.replaceAll(' ', '-')}.json`), JSON.stringify(this.#sums, null, 2));
  }
}
