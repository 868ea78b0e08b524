import { expect, type Page } from '@playwright/test';
import { readControls } from '../../e2e/support/controls.ts';
import { drawGrid } from '../drawn-page.ts';

export const PROFILE = 'https://www.tiktok.com/@miro.bakes?lang=en';

const disc = (colour: string, x: number, y: number, radius: number) =>
  `radial-gradient(circle at ${x}% ${y}%, ${colour} ${radius}px, transparent ${radius + 1}px)`;
const sky = (...bands: [string, number, number][]) =>
  `linear-gradient(${bands.map(([colour, from, to]) => `${colour} ${from}% ${to}%`).join(', ')})`;

/** Pictures of few colours without transitions: a PNG of them is a tenth as large as one of soft ones. */
const FLAT = [
  [disc('#ffe3a3', 70, 24, 26), sky(['#f7a14f', 0, 45], ['#d9673d', 45, 62], ['#7b2f4a', 62, 100])],
  [disc('#f2d3a0', 50, 56, 46), disc('#a8652f', 50, 56, 54), sky(['#33507a', 0, 70], ['#24395c', 70, 100])],
  [disc('#2f6b4f', 66, 108, 112), disc('#4f9a6d', 8, 100, 96), sky(['#bfe3f2', 0, 50], ['#a5d3e8', 50, 100])],
  [disc('#f26d5b', 38, 44, 34), disc('#f7c548', 64, 56, 27), sky(['#faf0e2', 0, 74], ['#e7cfae', 74, 100])],
  [disc('#fbe9ff', 76, 18, 14), disc('#8a4ec4', 20, 106, 92), sky(['#4a349b', 0, 58], ['#7540b0', 58, 100])],
  [disc('#8fd0d3', 30, 28, 18), disc('#5fb3bb', 62, 56, 30), sky(['#1d8a99', 0, 40], ['#14647f', 40, 100])],
  ['repeating-linear-gradient(90deg, #c8553d 0 20px, #e07a5f 20px 40px)'],
  [disc('#ffd9c2', 50, 38, 36), disc('#2a2148', 50, 100, 76), sky(['#6a4c93', 0, 66], ['#4a3670', 66, 100])],
].map((layers) => layers.join(', '));

/** What else the replica of a profile has of its site is put away. */
const LOOKS = `
  #app { padding: 32px 40px 32px 64px } h1 { margin: 0 } h3 { display: none }
  [class*=DivCardFooter] { visibility: hidden }
  [data-e2e=user-bio], [data-e2e=user-link], [data-e2e=user-more], a[href^='/messages'], [data-e2e=share-btn] { display: none }
  [data-e2e=follow-button] { padding: 8px 20px; border: 1px solid #bbb; border-radius: 8px; background: #fff }`;

/** Shows somebody's posts, with the buttons that stand on them. */
export async function openProfile(page: Page): Promise<void> {
  await page.goto(PROFILE);
  await drawGrid(page, 'repeat(5, 168px)', FLAT, LOOKS);
  await expect(page.getByRole('button', { name: 'Follow' })).toBeVisible();
  const seen = async () => (await readControls(page)).filter(({ box }) => box).map(({ key }) => key.split(':')[1]);
  await expect.poll(async () => (await seen()).length).toBeGreaterThan(6);
  await expect.poll(seen).toContain('creator');
}
