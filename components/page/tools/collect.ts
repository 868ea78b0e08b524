import { fill } from '../../../utils/i18n';
import type { CardRule } from '../../../utils/platforms/adapter';
import { doc } from '../../../utils/platforms/doc';
import { keyOf } from '../../../utils/platforms/key';
import { selectorOf } from '../read-card';
import { readLoaded } from '../selection/read-loaded';
import { scrollOn } from '../selection/scroll-on';
import type { Subject } from '../subject';
import type { Panel } from './panel';
import { toast } from './toast';
import type { Texts } from './tool-texts';

/**
 * Gathers the first `count` posts of a page, scrolling it on until there are enough, it ends, or a person presses
 * Stop; then null. Holds posts, not elements, since sites take rows out again.
 */
export async function collectPosts(
  rules: readonly CardRule[],
  panel: Panel,
  texts: Texts,
  count: number,
  signal: AbortSignal,
): Promise<Subject[] | null> {
  const found = new Map<string, Subject>();
  const stopping = new AbortController();
  const stopped = AbortSignal.any([stopping.signal, signal]);
  const line = () => fill(texts.page_collect_progress, found.size, count);
  const actions = [{ label: texts.page_collect_stop, run: () => stopping.abort() }];
  const progress = toast(panel, line(), actions, true);
  const before = scrollY;
  const isEnough = async () => {
    for (const subject of await readLoaded(rules)) {
      if (found.size < count) found.set(keyOf(subject.target), subject);
    }
    if (!stopped.aborted) progress.say(line(), actions);
    return found.size >= count;
  };
  const inside = doc.querySelector(selectorOf(rules)) ?? doc.documentElement;
  await scrollOn({ inside, found: () => found.size, isEnough, signal: stopped });
  progress.close();
  scrollTo({ top: before });
  return stopped.aborted ? null : [...found.values()];
}
