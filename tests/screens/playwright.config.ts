import { defineConfig } from '@playwright/test';

/** `npm run screens`: pictures for people to look at. Not among the tests: each machine draws letters in its own way. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/screens',
  workers: 1,
  timeout: 300_000,
  reporter: 'list',
});
