// `npm run new-platform -- NAME HOST "Title"`: everything a new site needs, with failing tests to fill in.
//   npm run new-platform -- vimeo vimeo.com "Vimeo"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(process.env.PLATFORM_ROOT ?? fileURLToPath(new URL('..', import.meta.url)));
const [name = '', host = '', title = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]+$/.test(name) || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) || !title) {
  console.error('usage: npm run new-platform -- NAME HOST "Title"   (NAME: small letters and digits)');
  process.exit(2);
}
const today = new Date().toISOString().slice(0, 10);
const inRoot = (file) => path.join(ROOT, file);
if (existsSync(inRoot(`utils/platforms/${name}.ts`))) {
  console.error(`${name} is there already: utils/platforms/${name}.ts`);
  process.exit(2);
}

const template = (file) =>
  readFileSync(new URL(`new-platform/${file}`, import.meta.url), 'utf8')
    .replaceAll('NAME', name)
    .replaceAll('HOST', host)
    .replaceAll('TITLE', title)
    .replaceAll('TODAY', today);

/** What is made anew, and the template of each. */
const NEW = {
  [`utils/platforms/${name}.ts`]: 'adapter.ts.txt',
  [`entrypoints/${name}.content.ts`]: 'content.ts.txt',
  [`entrypoints/page-${name}.ts`]: 'page.ts.txt',
  [`tests/unit/platforms/${name}.test.ts`]: 'recognise.test.ts.txt',
  [`tests/pages/${name}-post.html`]: 'post.html.txt',
  [`tests/pages/${name}-post.truth.json`]: 'post.truth.json.txt',
};

/** The few places that name every site: file, what stands there, what stands there then. */
const CHANGED = [
  ['utils/platforms/types.ts', "'instagram'] as const", `'instagram', '${name}'] as const`],
  [
    'utils/platforms/index.ts',
    "import { tiktokGrammar } from './tiktok.ts';",
    `import { tiktokGrammar } from './tiktok.ts';\nimport { ${name}Grammar } from './${name}.ts';`,
  ],
  ['utils/platforms/index.ts', 'instagramGrammar];', `instagramGrammar, ${name}Grammar];`],
  ['utils/platforms/capabilities.ts', '  instagram: false,\n', `  instagram: false,\n  ${name}: false,\n`],
  ['utils/platforms/page-url.ts', '\n};', `\n  ${name}: 'https://${host}/tag/',\n};`],
  [
    'utils/settings.ts',
    '  instagram: v.optional(v.boolean(), true),\n',
    `  instagram: v.optional(v.boolean(), true),\n  ${name}: v.optional(v.boolean(), true),\n`,
  ],
  [
    'components/options/setting-labels.ts',
    "  instagram: 'platform_instagram',\n",
    `  instagram: 'platform_instagram',\n  ${name}: 'platform_${name}',\n`,
  ],
  [
    'utils/memories/assumptions.ts',
    "instagram: 'INSTAGRAM' }",
    `instagram: 'INSTAGRAM', ${name}: '${name.toUpperCase()}' }`,
  ],
];

// All or nothing: a place that is not as it was is said before anything is written.
const texts = new Map();
for (const [file, from, to] of CHANGED) {
  const text = texts.get(file) ?? readFileSync(inRoot(file), 'utf8');
  if (!text.includes(from)) {
    console.error(`${file} no longer holds "${from.trim()}"; nothing was written. Mend scripts/new-platform.mjs.`);
    process.exit(1);
  }
  texts.set(
    file,
    text.replace(from, () => to),
  );
}
for (const locale of readdirSync(inRoot('public/_locales'))) {
  const file = `public/_locales/${locale}/messages.json`;
  const catalogue = { ...JSON.parse(readFileSync(inRoot(file), 'utf8')), [`platform_${name}`]: { message: title } };
  const sorted = Object.fromEntries(Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1)));
  texts.set(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
for (const [file, from] of Object.entries(NEW)) texts.set(file, template(from));
for (const [file, text] of texts) {
  writeFileSync(inRoot(file), text);
  console.log(`${file in NEW ? 'new    ' : 'changed'} ${file}`);
}
console.log(`
Next:
  1. npm run unit -- ${name}        see the tests fail, fill in the URL table in utils/platforms/${name}.ts
  2. npm run build && npm run e2e -- -g ${name}-post   fill in the cards and the place of the page's control
  3. does Memories.ai take ${title}? If not, saves will fail with its words: see utils/memories/assumptions.ts
  4. PRIVACY.md and the allow list in tests name every host: add ${host} where you mean it`);
