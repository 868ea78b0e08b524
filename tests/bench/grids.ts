import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { postId } from './sample-captures.ts';

/** A page of many cards, as plain HTML without any script of its own: whatever runs in it is ours. */
export interface Grid {
  /** By which it is picked: `npm run bench -- --only a.youtube`. */
  id: string;
  name: string;
  address: string;
  /** The class of a card's element, by which the probes know it. */
  cardClass: string;
  html: (cards: string, waiting: string) => string;
  card: (n: number) => string;
}

const head = (title: string, css: string) =>
  `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title}</title><style nonce="cmVwbGljYQ">
*{box-sizing:border-box}body{margin:0;font:14px/1.4 Arial,sans-serif}.grid{display:flex;flex-wrap:wrap}${css}</style>`;

/** Built as structure notes describe the home, subscriptions and channel pages. */
export const YOUTUBE: Grid = {
  id: 'youtube',
  name: 'YouTube grid',
  address: 'https://www.youtube.com/feed/subscriptions',
  cardClass: 'card',
  html: (
    cards,
    waiting,
  ) => `${head('Subscriptions', 'ytd-rich-item-renderer{width:200px;height:208px;margin:4px;overflow:hidden}.cover{display:block;height:112px;background:#8884}')}
<ytd-app><div id="content"><ytd-page-manager id="page-manager"><ytd-browse page-subtype="subscriptions" role="main"><ytd-rich-grid-renderer>
<div id="contents" class="grid">${cards}</div></ytd-rich-grid-renderer></ytd-browse></ytd-page-manager></div></ytd-app><template>${waiting}</template>`,
  card: (n) => {
    const href = `/watch?v=${postId('youtube', n)}`;
    return `<ytd-rich-item-renderer class="card" lockup="true" rendered-from-rich-grid><div id="content"><yt-lockup-view-model class="lockup"><div class="ytLockupViewModelHost content-id-${postId('youtube', n)}"><a class="ytLockupViewModelContentImage" href="${href}" aria-hidden="true" tabindex="-1"><yt-thumbnail-view-model><div class="cover"></div><div class="badge">12:34</div></yt-thumbnail-view-model></a><div><yt-lockup-metadata-view-model><h3 title="Video ${n}"><a class="ytLockupMetadataViewModelTitle" href="${href}"><span>Video ${n} about bridges</span></a></h3><yt-content-metadata-view-model><div><a href="/@channel${n % 97}">Channel ${n % 97}</a></div><div><span>1.2M views</span> • <span>3 days ago</span></div></yt-content-metadata-view-model><button-view-model><button aria-label="More actions">⋮</button></button-view-model></yt-lockup-metadata-view-model></div></div></yt-lockup-view-model></div></ytd-rich-item-renderer>`;
  },
};

/** A profile grid in its 2026 form. The real one unmounts rows that are far; this one keeps them all. */
export const INSTAGRAM: Grid = {
  id: 'instagram',
  name: 'Instagram grid',
  address: 'https://www.instagram.com/bench.account/',
  cardClass: 'card',
  html: (
    cards,
    waiting,
  ) => `${head('bench.account', '.card{width:200px;height:200px;margin:4px}.card a,.card div{display:block;height:100%}._aagv{background:#8884}')}
<div id="mount_0_0_qX"><div><section><main role="main"><header><section><h2>bench.account</h2><button type="button">Follow</button></section></header>
<div class="grid">${cards}</div></main></section></div></div><template>${waiting}</template>`,
  card: (n) =>
    `<div class="card x1lliihq x1n2onr6"><a class="x1i10hfl xjbqb8w" href="/bench.account/${n % 3 ? 'p' : 'reel'}/${postId('instagram', n)}/" role="link" tabindex="0"><div class="_aagu"><div class="_aagv"><img alt="Photo ${n}"></div></div><div class="html-div"><svg aria-label="Clip" role="img" viewBox="0 0 24 24" width="24" height="24"><path d="M4 4h16v16H4z"/></svg></div></a></div>`,
};

export const GRIDS: readonly Grid[] = [YOUTUBE, INSTAGRAM];

/**
 * Writes a grid's page to a file. `present` cards stand in the HTML, `waiting` ones in a template whose content a
 * measurement puts into the grid at one blow.
 */
export function writeGrid(grid: Grid, present: number, waiting: number): { file: string; remove: () => void } {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'memories-bench-'));
  const file = path.join(dir, 'grid.html');
  const cards = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => grid.card(from + i)).join('\n');
  writeFileSync(file, grid.html(cards(0, present), cards(present, present + waiting)));
  return { file, remove: () => rmSync(dir, { recursive: true }) };
}

/** The expression that puts the waiting cards into the grid. */
export const LET_THEM_IN = `document.querySelector('.grid').append(document.querySelector('template').content)`;
