import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildFolder } from '../e2e/support/builds.ts';
import { type Finding, round } from './measure.ts';

const CHROME_BUILD = buildFolder('chrome-mv3');
const CONTENT_SCRIPT_AIM_KB = 10;

/** (g) Every script and style sheet of the build, gzipped; content scripts with the style sheets they load. */
export function measureBundles(): Finding[] {
  const manifest = JSON.parse(readFileSync(path.join(CHROME_BUILD, 'manifest.json'), 'utf8'));
  const scripts: { js?: string[]; css?: string[] }[] = manifest.content_scripts;
  const injected = scripts.map(({ js = [], css = [] }) => [...js, ...css]);
  const others = codeFiles().filter((file) => !injected.flat().includes(file));
  return [
    ...injected.map((files) => ({ ...weigh(files), aim: CONTENT_SCRIPT_AIM_KB })),
    ...others.map((file) => weigh([file])),
  ];
}

function codeFiles(): string[] {
  const files = readdirSync(CHROME_BUILD, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /\.(js|css)$/.test(file)).sort();
}

function weigh(files: readonly string[]): Finding {
  const contents = files.map((file) => readFileSync(path.join(CHROME_BUILD, file)));
  const kB = (sizes: number[]) => sizes.reduce((sum, size) => sum + size, 0) / 1000;
  return {
    what: `${files.map(withoutHash).join(' + ')}, gzipped`,
    value: kB(contents.map((content) => gzipSync(content, { level: 9 }).length)),
    unit: 'kB',
    note: `raw ${round(kB(contents.map((content) => content.length)))} kB`,
  };
}

/** File names bear a hash of their content, which would make two runs hard to compare. */
function withoutHash(file: string): string {
  return file.replace(/-[\w-]{8}\./, '.');
}
