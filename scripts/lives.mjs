// `npm run lives`: each step of a life of 120 posts fails in each way, and as many made-up lives as wanted
// (`-- --lives 50000 --from 1`). Takes hours; `npm test` lives a part of it, another one with every commit.
import { parseArgs } from 'node:util';
import { ensurePackages, run } from './setup.mjs';

const { values } = parseArgs({
  options: {
    lives: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    every: { type: 'string', default: '1' },
    size: { type: 'string', default: '120' },
  },
});
await ensurePackages();
process.exitCode = await run('vitest', ['run', 'tests/unit/lives'], {
  LIVES: values.lives,
  LIVES_FROM: values.from,
  LIVES_EVERY: values.every,
  LIVES_SIZE: values.size,
});
