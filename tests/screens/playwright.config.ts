import { defineConfig } from '@playwright/test';

/**
 * `npm run screens` and `npm run store-pictures`: pictures for people to look at. Not among the tests: each machine draws
 * letters in its own way.
 */
export default defineConfig({
  projects: [
    { name: 'docs', testDir: 'docs' },
    { name: 'store', testDir: 'store' },
  ],
  outputDir: '../../test-results/screens',
  workers: 1,
  timeout: 300_000,
  reporter: 'list',
});
