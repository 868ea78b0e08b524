import { parentOf } from './plain';

/** What is fainter is not seen by everybody; the product of an element's opacity and that of all around it. */
const FAINTEST = 0.3;
/** A control drawn at another scale than so much is not what people know as one. */
const SCALES = { least: 0.5, most: 2 };
/** Less of it in each direction nobody aims at, CSS px. */
const LEAST = 12;

/**
 * Whether a person who presses there sees what is pressed: a page can have a control of ours be all but invisible,
 * tiny, or blown up, and lie over something else. Looked at only when something is pressed. What lies over a control
 * and lets presses through (`pointer-events: none`) can't be told from here.
 */
export function isInSight(host: HTMLElement): boolean {
  if (!host.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }))
    return false;
  const { width, height } = host.getBoundingClientRect();
  const scale = width / host.offsetWidth;
  if (Math.min(width, height) < LEAST || scale < SCALES.least || scale > SCALES.most) return false;
  let opacity = 1;
  for (let at: Element | null = host; at; at = outerOf(at)) {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity) * opacityOf(style.filter);
  }
  return opacity >= FAINTEST;
}

/** The element around, out of the shadow roots of a site as well. */
function outerOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const root = element.getRootNode();
  return parentOf(element) ?? (root instanceof ShadowRoot ? root.host : null);
}

/** `filter: opacity(…)` hides as well; in percent or as a share. */
function opacityOf(filter: string): number {
  const [, amount = '1', percent] = /opacity\(([\d.]+)(%?)\)/.exec(filter) ?? [];
  return Number(amount) / (percent ? 100 : 1);
}
