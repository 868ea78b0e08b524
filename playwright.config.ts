import { defineConfig } from '@playwright/test';

export default defineConfig({
  // `central` is what every run of `npm test` looks at; of `wide` it takes a twentieth, by its commit (scripts/test.mjs).
  // Without `--project` both run, whole.
  projects: [
    { name: 'central', testDir: 'tests/e2e', testIgnore: '**/wide/**' },
    { name: 'wide', testDir: 'tests/e2e/wide' },
  ],
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  // Most of a test’s time is the product’s own: a batch is gathered for some seconds, then followed for some more. A
  // test takes a quarter of a processor (2026-11-27), so two of them carry five, and what needs no browser beside them.
  workers: 5,
  // What waits for a request waits for alarms, which ring every half minute; a busy machine doubles that.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  // TODO 2026-11-27: 0 again. Of 300 tests that wait for alarms on two processors about one a run came out otherwise
  // for reasons of its own. A second try is no secret: `npm test` names who needed one.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { screenshot: 'only-on-failure' },
});
