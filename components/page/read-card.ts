import type { CardRule } from '../../utils/platforms/adapter';
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

/** What a card shows at this moment; null for no post. */
export function readCard(rule: CardRule, element: Element): Subject | null {
  const target = attempt(() => rule.target(element));
  return target ? { target, ...attempt(() => rule.about(element)) } : null;
}
