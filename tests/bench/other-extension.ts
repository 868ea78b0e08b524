import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Writes an extension of a few lines for YouTube's pages, to measure beside ours. `background`: its worker's script. */
export function writeExtension(name: string, content: string, background?: string) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'memories-other-'));
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    content_scripts: [{ matches: ['https://www.youtube.com/*'], js: ['content.js'], run_at: 'document_end' }],
    ...(background && { background: { service_worker: 'background.js' } }),
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'content.js'), content);
  if (background) writeFileSync(path.join(folder, 'background.js'), background);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
