// `npm start`: the main job on local pages. With a display the browser stays open; without one, or with
// `-- --headless`, a scripted tour is played. `-- --live`: the real sites and the real API.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium, ensurePackages, ROOT, run, say } from './setup.mjs';

const { values } = parseArgs({ options: { headless: { type: 'boolean' }, live: { type: 'boolean' } } });
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

await ensurePackages();
await ensureChromium();
say('Building the extension');
if ((await run('wxt', ['build', '--level', 'warn'])) !== 0) throw new Error('The build failed');
const headless = values.headless || !hasDisplay;
const script = headless && !values.live ? 'tour.ts' : 'stay.ts';
// The project's own Node, which reads TypeScript, comes first in the path that `run` sets.
process.exitCode = await run('node', [path.join(ROOT, 'tests/start', script), ...(values.live ? ['--live'] : [])]);
