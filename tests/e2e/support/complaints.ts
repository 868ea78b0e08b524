import type { Page } from '@playwright/test';
import { type Control, readControls } from './controls.ts';
import { type Box, boxOf, contains, distance, matching, readTree } from './dom-tree.ts';
import { keyOf, type Truth, type TruthState } from './truth.ts';

/** How far from its bar or header a page's own control may stand, px. */
const NEAR_PX = 120;

/**
 * What is wrong with the controls of a page, against what the truth file says of its state: every card that shows
 * a post has one control, that saves that post and lies on the card; no other card has any; the page's own control
 * is by its bar. Empty when all is well.
 */
export async function complaints(page: Page, truth: Truth, state: TruthState): Promise<string[]> {
  const root = await readTree(page);
  const controls = (await readControls(page, root)).filter((control) => control.box);
  const cards = truth.cardSelector ? await matching(page, root, truth.cardSelector) : [];
  const boxes = await Promise.all(cards.map((nodeId) => boxOf(page, nodeId)));
  const outside = controls.filter((control) => !control.ancestorIds.some((id) => cards.includes(id)));
  const bars = await barsOf(page, root, truth, state);
  return [...cardComplaints(state, cards, boxes, controls), ...pageComplaints(state, outside, controls, bars)];
}

function cardComplaints(state: TruthState, cards: number[], boxes: (Box | null)[], controls: Control[]): string[] {
  // Cards of pages left behind stay in the DOM, unseen; the truth file then tells of the seen ones only.
  const seen = cards.map((nodeId, i) => ({ nodeId, box: boxes[i] ?? null }));
  const told = seen.length === state.cards.length ? seen : seen.filter((card) => card.box);
  if (told.length !== state.cards.length)
    return [`${told.length} cards in the page, ${state.cards.length} in the truth`];
  return state.cards.flatMap((expected, i) => {
    const { nodeId = 0, box = null } = told[i] ?? {};
    const own = controls.filter((control) => control.ancestorIds.includes(nodeId));
    const keys = own.map((control) => control.key).join(', ');
    const where = `card ${i} (${expected.url ?? expected.note})`;
    if (expected.expect === false || !box) return own.length === 0 ? [] : [`${where} has a control: ${keys}`];
    if (own.length === 0) return expected.expect === true ? [`${where} has no control`] : [];
    if (own.length > 1) return [`${where} has ${own.length} controls: ${keys}`];
    const allowed = [expected, ...(expected.alternative ? [expected.alternative] : [])].map(keyOf);
    if (!allowed.includes(keys)) return [`${where} would save ${keys}`];
    return own.every((control) => control.box && contains(box, control.box))
      ? []
      : [`${where}: its control lies outside`];
  });
}

function pageComplaints(state: TruthState, outside: Control[], controls: Control[], bars: Box[]): string[] {
  const target = state.pageTarget;
  const key = target && keyOf(target);
  const strangers = outside.filter((control) => control.key !== key).map((c) => `a control for ${c.key} on the page`);
  if (!target) return strangers;
  const near = (control: Control) => bars.some((bar) => control.box && distance(bar, control.box) <= NEAR_PX);
  // Where the page's post is itself a card of a feed, the card's control is the page's.
  const own = outside.some((control) => control.key === key) ? outside : controls.filter(near);
  const count = own.filter((control) => control.key === key).length;
  const due = (state.actionBar || state.header) && !target.advertisement;
  if (count > 1) return [...strangers, `${count} controls for the page's own ${key}`];
  if (due && count === 0) return [...strangers, `no control for the page's own ${key}`];
  const placed = !due || own.filter((control) => control.key === key).every(near);
  return placed ? strangers : [...strangers, `the page's own control stands away from its bar`];
}

async function barsOf(page: Page, root: Awaited<ReturnType<typeof readTree>>, truth: Truth, state: TruthState) {
  const selectors = [state.actionBar && truth.actionBarSelector, state.header && truth.headerSelector];
  const nodes = await Promise.all(selectors.map((selector) => (selector ? matching(page, root, selector) : [])));
  const boxes = await Promise.all(nodes.flat().map((nodeId) => boxOf(page, nodeId)));
  return boxes.filter((box) => box !== null);
}
