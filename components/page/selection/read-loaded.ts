import type { CardRule } from '../../../utils/platforms/adapter';
import { allCards, firstCards } from '../find-cards';
import { isDrawn } from '../plain';
import { readCard, ruleOf, selectorOf } from '../read-card';
import type { Subject } from '../subject';

/** Well below a frame, ms. */
const SLICE_MS = 8;
/** A page that is never idle gives us a slice at least so often, ms. */
const PATIENCE_MS = 100;

const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: PATIENCE_MS }));

/** What all loaded cards show that are not hidden, in page order. */
export async function readLoaded(rules: readonly CardRule[]): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for await (const { subject } of loadedCards(rules)) subjects.push(subject);
  return subjects;
}

/** All loaded cards that are not hidden, in page order; read in slices so that the page stays quick. */
export async function* loadedCards(rules: readonly CardRule[]): AsyncGenerator<{ element: Element; subject: Subject }> {
  const selector = selectorOf(rules);
  const left = allCards(selector);
  let end = performance.now() + SLICE_MS;
  for (let element = left.shift(); element; element = left.shift()) {
    if (performance.now() > end) {
      await idle();
      end = performance.now() + SLICE_MS;
    }
    // Pages that were left stay in the DOM, hidden.
    const rule = isDrawn(element) ? ruleOf(rules, element) : undefined;
    if (rule?.several?.(element)) {
      left.unshift(...[...element.children].flatMap((child) => firstCards(child, selector, Number.POSITIVE_INFINITY)));
      continue;
    }
    const subject = rule && readCard(rule, element);
    if (subject) yield { element, subject };
  }
}
