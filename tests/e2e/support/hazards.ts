import path from 'node:path';
import type { Page } from '@playwright/test';
import { PAGES_DIR, type Sites } from '../../emulator/sites.ts';
import { readControls } from './controls.ts';
import { attribute, readTree, walk } from './dom-tree.ts';

const WATCH = 'https://www.youtube.com/watch?v=trial000001';

/** Pages that broke extensions like ours; see tests/pages/README.md. */
export const HAZARDS = [
  { name: 'row-counts-buttons', serveAt: WATCH },
  { name: 'watch-drops-foreign-children', serveAt: WATCH },
  { name: 'watch-fullscreen', serveAt: WATCH },
  { name: 'youtube-kept-pages', serveAt: WATCH },
  { name: 'youtube-surfaces', serveAt: `${WATCH}&list=PLtrial&index=1` },
  { name: 'youtube-phone', serveAt: 'https://m.youtube.com/' },
  { name: 'card-swapped-in-three-tasks', serveAt: 'https://www.youtube.com/' },
  { name: 'youtube-shorts-address-ahead', serveAt: 'https://www.youtube.com/shorts/trialShort0' },
  { name: 'instagram-reels-address-ahead', serveAt: 'https://www.instagram.com/reels/DTrialReel0/' },
  { name: 'tiktok-photos-address-ahead', serveAt: 'https://www.tiktok.com/@maker0/photo/7600000000000000000' },
  { name: 'tiktok-discover', serveAt: 'https://www.tiktok.com/discover/bread' },
] as const;

export type Hazard = (typeof HAZARDS)[number]['name'];

/** Serves a hazard, at its address or another, and gives that. They have styles in attributes: no policy forbids them. */
export function serveHazard(sites: Sites, name: Hazard, address?: string): string {
  const serveAt = address ?? HAZARDS.find((one) => one.name === name)?.serveAt ?? '';
  sites.serve(serveAt, path.join(PAGES_DIR, 'hazards', `${name}.html`), null);
  return serveAt;
}

/** The keys of the controls that stand in elements of a selector, element by element in page order. */
export async function keysIn(page: Page, name: string, value?: string): Promise<string[][]> {
  const root = await readTree(page);
  const controls = (await readControls(page, root)).filter(({ box }) => box);
  return [...walk(root)]
    .filter(({ node }) => (value === undefined ? node.localName === name : attribute(node, name) === value))
    .map(({ node }) => controls.filter(({ ancestorIds }) => ancestorIds.includes(node.nodeId)).map(({ key }) => key));
}
