import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { buildFolder } from './support/builds.ts';

const BUILDS = ['chrome-mv3', 'firefox-mv3'] as const;

/** What a script on every page may weigh, bytes gzipped: what it weighs now, so that it does not grow on unseen. */
const MOST_BYTES = 4.3 * 1024;
/** The same of what comes to it on pages with something to save. */
const MOST_PAGE_BYTES = 18.5 * 1024;

/** Findings that were looked into, and why they stand. */
const ALLOWED: readonly { code: string; file: RegExp; message?: RegExp }[] = [
  // Preact's own support of dangerouslySetInnerHTML, which nothing here uses.
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^chunks\// },
  // What Chromium runs; Firefox takes the `scripts` beside it.
  { code: 'BACKGROUND_SERVICE_WORKER_IGNORED', file: /^manifest\.json$/ },
  // Chrome's, for the library beside a page; the build for Firefox has none of it. The linter knows Firefox only.
  { code: 'MANIFEST_PERMISSIONS', file: /^manifest\.json$/, message: /"sidePanel"/ },
];

interface Finding {
  code: string;
  file?: string;
  message: string;
}

for (const build of BUILDS) {
  test(`${build}: the store's linter finds nothing that was not looked into`, async () => {
    const { stdout } = await promisify(execFile)('web-ext', ['lint', '-o', 'json', '-s', buildFolder(build)], {
      env: { ...process.env, PATH: `${path.resolve('node_modules/.bin')}${path.delimiter}${process.env.PATH}` },
      maxBuffer: 2 ** 26,
    }).catch((error: { stdout: string }) => error);
    const { errors, warnings } = JSON.parse(stdout) as Record<'errors' | 'warnings', Finding[]>;
    const allowed = (one: Finding) =>
      ALLOWED.some(
        ({ code, file, message = /^/ }) => code === one.code && file.test(one.file ?? '') && message.test(one.message),
      );
    expect(errors).toEqual([]);
    expect(warnings.filter((warning) => !allowed(warning))).toEqual([]);
  });

  test(`${build}: what every page of a site loads stays small, and what comes with posts does not grow`, () => {
    const files = readdirSync(buildFolder(build), { recursive: true, encoding: 'utf8' });
    const weightOf = (file: string) => gzipSync(readFileSync(path.join(buildFolder(build), file)), { level: 9 }).length;
    const weights = (pattern: RegExp) =>
      files.filter((file) => pattern.test(file)).map((file) => [file, weightOf(file)]);
    const everywhere = weights(/^content-scripts.+\.js$/);
    const withPosts = weights(/^page-(tiktok|youtube|instagram)\.js$/);
    console.log(build, [...everywhere, ...withPosts].join(' · '));
    expect([everywhere.length, withPosts.length]).toEqual([3, 3]);
    expect(everywhere.filter(([, bytes]) => Number(bytes) > MOST_BYTES)).toEqual([]);
    expect(withPosts.filter(([, bytes]) => Number(bytes) > MOST_PAGE_BYTES)).toEqual([]);
  });
}
