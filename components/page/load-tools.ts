import { send } from '../../utils/send';
import type { Bench, Tools } from './tools/tools';

declare global {
  /** Left by `page-tools.js` in the world of our content scripts, which the page can't see. */
  var memoriesPageTools: ((bench: Bench) => Tools) | undefined;
}

/**
 * The tools, which a page gets only when a person goes for a control: most pages never need them, and so the
 * script that every page loads stays small. The worker puts them into the page. Rejects when it can't.
 */
export function toolLoader(bench: Bench): () => Promise<Tools> {
  let tools: Promise<Tools> | null = null;
  async function load() {
    // Whatever is there may be of the version before an update.
    globalThis.memoriesPageTools = undefined;
    const createTools = await fetchTools();
    if (!createTools) throw new Error('the tools of the page did not load');
    return createTools(bench);
  }
  return () => {
    tools ??= load();
    tools.catch(() => {
      tools = null;
    });
    return tools;
  };
}

async function fetchTools() {
  await send('loadTools', {});
  return globalThis.memoriesPageTools;
}
