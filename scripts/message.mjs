// Adds or changes texts of the English catalogue: node scripts/message.mjs KEY "Text with $1" [KEY "Text" ...]
// Keeps the file sorted; $1 to $9 are written as they are (chrome.i18n fills them in order).
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../public/_locales/en/messages.json', import.meta.url);
const texts = process.argv.slice(2);
if (texts.length === 0 || texts.length % 2) throw new Error('usage: node scripts/message.mjs KEY TEXT [KEY TEXT ...]');
const catalogue = JSON.parse(readFileSync(file, 'utf8'));
for (let i = 0; i < texts.length; i += 2) catalogue[texts[i]] = { message: texts[i + 1] };
const sorted = Object.fromEntries(Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
