import path from 'node:path';

/** Where a build lies; WXT_OUT as in wxt.config.ts. */
export const buildFolder = (build: 'chrome-mv3' | 'firefox-mv3') =>
  path.resolve(process.env.WXT_OUT ?? '.output', build);
