import { keyOf, type Subject } from '../subject';
import { fill } from '../texts';
import type { Panel } from './panel';
import { toast } from './toast';
import type { Texts } from './tool-texts';

/** A page that shows nothing new for so long has no more, ms. */
const PATIENCE_MS = 5000;
/** Between two looks at what the page has loaded, ms. */
const LOOK_MS = 250;

/**
 * Gathers the first `count` posts of a page, scrolling it on until there are enough, it ends, or a person presses
 * Stop; then null. Holds posts, not elements, since sites take rows out again.
 */
export async function collectPosts(
  subjects: () => Subject[],
  panel: Panel,
  texts: Texts,
  count: number,
  signal: AbortSignal,
): Promise<Subject[] | null> {
  const found = new Map<string, Subject>();
  const line = () => fill(texts.page_collect_progress, found.size, count);
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  const actions = [{ label: texts.page_collect_stop, run: stop }];
  const progress = toast(panel, line(), actions, true);
  const before = scrollY;
  let grew = performance.now();
  while (!stopped && !signal.aborted && performance.now() - grew < PATIENCE_MS) {
    const had = found.size;
    for (const subject of subjects()) {
      if (found.size < count && subject.target.kind === 'post') found.set(keyOf(subject.target), subject);
    }
    if (found.size > had) {
      grew = performance.now();
      progress.say(line(), actions);
    }
    if (found.size >= count) break;
    scrollTo({ top: document.documentElement.scrollHeight });
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  progress.close();
  scrollTo({ top: before });
  return stopped || signal.aborted ? null : [...found.values()];
}
