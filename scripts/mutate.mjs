// `npm run mutate [-- FILES]`: the share of mistakes put into utils/captures and utils/memories (or into some files,
// separated by commas) that a unit test notices. Prints the score and the survivors; writes test-results/mutation.json.
import { ensurePackages, run } from './setup.mjs';

const [files, ...rest] = process.argv.slice(2);
await ensurePackages();
const only = files ? ['--mutate', files] : [];
process.exitCode = await run('stryker', ['run', 'stryker.config.json', ...only, ...rest]);
