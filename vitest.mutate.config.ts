import { mergeConfig } from 'vitest/config';
import base from './vitest.config';

// For `npm run mutate`: the tests that tell one mutant from another. The made-up lives would take minutes for each.
export default mergeConfig(base, { test: { exclude: ['tests/unit/lives/**', 'tests/unit/page/**'], maxWorkers: 1 } });
