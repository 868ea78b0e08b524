import { gzipSync, zipSync } from 'fflate';
import { expect, test } from '../fixtures.ts';
import { ImportPage, type ListFile } from '../pages/import-page.ts';
import { readCaptures } from '../support/database.ts';

const LINK = 'https://www.youtube.com/watch?v=video000001';
const OTHER = 'https://www.tiktok.com/@maker/video/7500000000000000001';
const FILLER = Array.from({ length: 9000 }, (_, n) => (n * 7919) % 10_007).join('\n');
const bytes = (text: string) => new TextEncoder().encode(text);
const file = (name: string, content: string | Uint8Array): ListFile => ({ name, buffer: Buffer.from(content) });

/** What people hand over by mistake, what the page says of it, and how many posts of it are offered. */
const CASES: Record<string, { list: () => ListFile; says: RegExp; posts: number }> = {
  'a picture': {
    list: () => file('a.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1])),
    says: /Another kind of file/,
    posts: 0,
  },
  'an empty file': { list: () => file('a.csv', ''), says: /Empty file/, posts: 0 },
  'a text without links': { list: () => file('a.txt', 'nothing'), says: /No link to a TikTok/, posts: 0 },
  'passwords of a browser': {
    list: () => file('passwords.csv', `name,url,username,password\nx,${LINK},me,secret\n`),
    says: /Another kind of file/,
    posts: 0,
  },
  'a ZIP of which a part is locked': {
    list: () => file('a.zip', locked(zipSync({ 'a.txt': bytes(OTHER), 'b.txt': bytes(LINK) }))),
    says: /Locked with a password/,
    posts: 1,
  },
  'a ZIP bomb behind a list': {
    list: () =>
      file('a.zip', zipSync({ 'a.txt': bytes(LINK), 'b.txt': new Uint8Array(50_000_000).fill(97) }, { level: 9 })),
    says: /Unpacks to far more than it should/,
    posts: 1,
  },
  'broken JSON': {
    list: () => file('a.json', `[\n{"url": "${LINK}"},\n{"url": nonsense}\n]`),
    says: /Broken from the place named/,
    posts: 1,
  },
  'a file that is still being written': {
    list: () => file('a.json', `[{"url": "${LINK}"}, {"url": "https://www.tiktok.com/@ma`),
    says: /Ends in the middle/,
    posts: 1,
  },
  'a packed file that ends too early': {
    list: () => file('a.txt.gz', gzipSync(bytes(`${LINK}\n${FILLER}`)).slice(0, -1000)),
    says: /Ends in the middle/,
    posts: 1,
  },
};

/** The first file of a ZIP marked as encrypted: bit 0 of the flags in its directory. */
function locked(zip: Uint8Array): Uint8Array {
  const at = Buffer.from(zip).indexOf('PK\x01\x02', 'latin1');
  zip[at + 8] = 1;
  return zip;
}

test('each bad file has its words, what could be read is offered, and nothing is saved', async ({ context, page }) => {
  test.setTimeout(180_000);
  for (const [what, { list, says, posts }] of Object.entries(CASES)) {
    const bring = await new ImportPage(page).open();
    await bring.choose(list());
    await expect(bring.leftOut, what).toContainText(says);
    await expect(bring.group('Links'), what).toHaveCount(posts);
    if (posts > 0) await expect(bring.group('Links'), what).toContainText(`Posts: ${posts}`);
  }
  expect(await readCaptures(context)).toEqual([]);
});

test('ten million lines are read while the page goes on answering', async ({ page }) => {
  test.setTimeout(300_000);
  const bring = await new ImportPage(page).open();
  const lines = Buffer.alloc(20_000_000, 'x\n');
  await page.getByLabel('Choose files').setInputFiles({
    name: 'many.txt',
    mimeType: 'text/plain',
    buffer: Buffer.concat([Buffer.from(`${LINK}\n`), lines, Buffer.from(`${OTHER}\n`)]),
  });
  await page.getByRole('textbox', { name: 'Paste links' }).fill('typed meanwhile');
  await expect(bring.group('Links')).toContainText('Posts: 2', { timeout: 240_000 });
});
