// Adds or changes texts of a catalogue, the English one unless told otherwise; keeps it sorted.
//   node scripts/message.mjs [--locale=de] KEY 'Text with $1' [KEY 'Text' ...]
// $1 to $9 are written as they are (the browser fills them in order): mind the single quotes, a shell eats "$1".
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [option = '', ...others] = process.argv.slice(2);
const locale = /^--locale=([A-Za-z_]+)$/.exec(option)?.[1];
const texts = locale ? others : process.argv.slice(2);
if (texts.length === 0 || texts.length % 2) throw new Error('usage: message.mjs [--locale=de] KEY TEXT [KEY TEXT ...]');

const folder = new URL(`../public/_locales/${locale ?? 'en'}/`, import.meta.url);
const file = new URL('messages.json', folder);
mkdirSync(folder, { recursive: true });
const catalogue = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
for (let i = 0; i < texts.length; i += 2) catalogue[texts[i]] = { message: texts[i + 1] };
const sorted = Object.fromEntries(Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
