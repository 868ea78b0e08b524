import type { Page } from '@playwright/test';
import { readCreator, readPost } from '../../emulator/posts.ts';
import { type Control, readControls } from './controls.ts';
import { type Box, boxOf, centre, contains, type DomNode, matching, readTree, walk } from './dom-tree.ts';

/** What is expected of a real page; see the EXPECTED.json beside the captures. */
export interface Capture {
  file: string;
  serveAt: string;
  pageTarget: string | null;
  cardSelector: string;
  cards: { url: string | null; hidden?: boolean; ad?: boolean; playlist?: string }[];
}

export interface Figures {
  expected: number;
  found: number;
  recall: number;
  precision: number;
  pageControl: 'right' | 'none' | 'missing' | 'wrong';
  misses: string[];
  unexpected: string[];
}

/** Recall and precision of the buttons on the cards of a real page, and whether its own button is right. */
export async function compare(page: Page, capture: Capture): Promise<Figures> {
  const root = await readTree(page);
  const controls = (await readControls(page, root)).filter((control) => control.box);
  const cards = await outermost(page, root, capture.cardSelector);
  const seen = await Promise.all(cards.map((nodeId) => boxOf(page, nodeId)));
  const left = new Set(controls);
  const misses: string[] = [];
  const unexpected: string[] = [];
  let expected = 0;
  let found = 0;
  capture.cards.forEach((card, i) => {
    const box = seen[i];
    const own = [...left].filter((control) => belongs(control, cards[i] ?? 0, box ?? null));
    for (const control of own) left.delete(control);
    // A list's cover names its first video: a button there is as defensible as none.
    if (card.playlist) return;
    const wanted = card.url && !card.hidden && !card.ad && box ? keyOf(card.url) : null;
    if (wanted) expected += 1;
    if (wanted && own.some((control) => control.key === wanted)) found += 1;
    else if (wanted) misses.push(wanted);
    const right = own.find((control) => control.key === wanted);
    unexpected.push(...own.filter((control) => control !== right).map((control) => control.key));
  });
  const own = capture.pageTarget && keyOf(capture.pageTarget);
  const outside = [...left];
  unexpected.push(...outside.filter((control) => control.key !== own).map((control) => control.key));
  return {
    expected,
    found,
    recall: expected === 0 ? 1 : found / expected,
    precision: found + unexpected.length === 0 ? 1 : found / (found + unexpected.length),
    pageControl: pageControl(own, outside, controls),
    misses,
    unexpected,
  };
}

function pageControl(own: string | null, outside: Control[], controls: Control[]): Figures['pageControl'] {
  if (!own) return outside.length === 0 ? 'none' : 'wrong';
  const count = (outside.length > 0 ? outside : controls).filter((control) => control.key === own).length;
  if (count === 0) return 'missing';
  return count === 1 ? 'right' : 'wrong';
}

/** The cards that are in no other card. */
async function outermost(page: Page, root: DomNode, selector: string): Promise<number[]> {
  const matches = new Set(await matching(page, root, selector));
  const result: number[] = [];
  for (const { node, ancestors } of walk(root)) {
    if (matches.has(node.nodeId) && !ancestors.some((ancestor) => matches.has(ancestor.nodeId)))
      result.push(node.nodeId);
  }
  return result;
}

/** In the card's element, or, where the card is a link, over it. */
function belongs(control: Control, card: number, box: Box | null): boolean {
  if (control.ancestorIds.includes(card)) return true;
  return box !== null && control.box !== null && contains(box, { ...centre(control.box), width: 0, height: 0 });
}

function keyOf(url: string): string {
  const post = readPost(url);
  if (post) return `${post.site}:post:${post.id}`;
  const creator = readCreator(url);
  if (creator) return `${creator.site}:creator:${creator.id}`;
  throw new Error(`Not a canonical address: ${url}`);
}
