import type { CardRule } from '../../utils/platforms/adapter';
import { keyOf } from '../../utils/platforms/key';
import { attempt } from './dom';
import type { Subject } from './subject';

/** What finds every element that can be a card. */
export function selectorOf(rules: readonly CardRule[]): string {
  return rules.map(({ selector }) => selector).join();
}

/** The rule by which an element is a card. */
export function ruleOf(rules: readonly CardRule[], element: Element): CardRule | undefined {
  return rules.find(({ selector }) => element.matches(selector));
}

/** So long the title of the post before may stand beside the link of the next one, ms. */
const LATE_MS = 3000;

/** What a card shows at this moment; null for no post. */
export function readCard(rule: CardRule, element: Element): Subject | null {
  const target = attempt(() => rule.target(element));
  return target ? { target, ...attempt(() => rule.about(element)) } : null;
}

/**
 * Reads one card again and again. Sites change its link and its title one after the other, in either order: the
 * title of the post before is not told as that of the next one, unless it stays.
 */
export function createReader(rule: CardRule, element: Element): () => Subject | null {
  let key = '';
  /** The title that the present post had at first, and that of the post before. */
  let own: string | undefined;
  let late: string | undefined;
  let until = 0;
  return () => {
    const subject = readCard(rule, element);
    if (!subject) return null;
    const now = performance.now();
    const next = keyOf(subject.target);
    if (next !== key) [key, late, own, until] = [next, own, undefined, now + LATE_MS];
    if (subject.title && subject.title === late && now < until) return { target: subject.target };
    own ??= subject.title;
    return subject;
  };
}
