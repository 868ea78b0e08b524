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
 * Reads one card again and again. Sites change its link and its title one after the other: a title that was there
 * before the link is not told of as that of the new post, unless it stays.
 */
export function createReader(rule: CardRule, element: Element): () => Subject | null {
  let last: Subject | null = null;
  let late = { title: '', until: 0 };
  return () => {
    const subject = readCard(rule, element);
    const now = performance.now();
    if (subject && last?.title && keyOf(subject.target) !== keyOf(last.target))
      late = { title: last.title, until: now + LATE_MS };
    if (subject) last = subject;
    return subject && subject.title === late.title && now < late.until ? { target: subject.target } : subject;
  };
}
