import { it } from 'vitest';
import { letRejectionsPass } from './describe-lives';
import { randomLife } from './random-life';
import { runLife } from './run-life';
import { buildWorker } from './worker-code';
letRejectionsPass();
it('lists', async () => {
  const code = await buildWorker();
  const from = Number(process.env.FROM ?? 0), until = performance.now() + 80_000;
  let seed = from, bad = 0;
  const c = process.cpuUsage();
  for (; performance.now() < until && seed < from + 600; seed++) {
    const life = randomLife(seed);
    const { complaints } = await runLife(code, life);
    if (complaints.length) { bad++; console.log('BAD', seed, life.actions.filter((a) => a.do === 'clock').map((a) => JSON.stringify(a)).join(), JSON.stringify(complaints.slice(0, 2))); }
  }
  const u = process.cpuUsage(c);
  console.log('DONE', seed - from, 'bad', bad, 'cpu per life', (u.user + u.system) / 1000 / (seed - from));
}, 600000);
