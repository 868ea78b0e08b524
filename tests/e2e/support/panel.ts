import { expect, type Page } from '@playwright/test';
import { clickBox } from './controls.ts';
import { attribute, type Box, boxOf, type DomNode, readTree, textOf, walk } from './dom-tree.ts';

const isHost = (node: DomNode) => attribute(node, 'data-memories') === 'panel';

function* panelNodes(root: DomNode): Generator<DomNode> {
  for (const { node } of walk(root)) if (isHost(node)) yield* [...walk(node)].map((part) => part.node);
}

const nameOf = (node: DomNode) => (attribute(node, 'aria-label') ?? textOf(node)).trim();

/** All that our panel (menus, questions, toasts) says in a page, one text. */
export async function panelText(page: Page): Promise<string> {
  const root = await readTree(page);
  const texts: string[] = [];
  for (const node of panelNodes(root)) if (node.nodeValue) texts.push(node.nodeValue);
  return texts.join(' ');
}

async function findButton(page: Page, name: string | RegExp): Promise<Box | null> {
  for (const node of panelNodes(await readTree(page))) {
    const matches = typeof name === 'string' ? nameOf(node) === name : name.test(nameOf(node));
    if (node.localName !== 'button' || !matches) continue;
    const box = await boxOf(page, node.nodeId);
    if (box) return box;
  }
  return null;
}

/** Presses a button of the panel with the mouse. */
export async function pressPanel(page: Page, name: string | RegExp): Promise<void> {
  await expect.poll(() => findButton(page, name), { message: `a button "${name}" in the panel` }).not.toBeNull();
  const box = await findButton(page, name);
  if (!box) throw new Error(`The button "${name}" went away`);
  await clickBox(page, box);
}

/** Waits until the panel says something. */
export async function expectPanel(page: Page, text: string | RegExp): Promise<void> {
  await expect.poll(() => panelText(page), { message: 'what the panel says' }).toMatch(text);
}

/** Types a number of posts into the open menu. */
export async function setCount(page: Page, count: number): Promise<void> {
  const find = async () => {
    for (const node of panelNodes(await readTree(page))) {
      if (node.localName === 'input') return boxOf(page, node.nodeId);
    }
    return null;
  };
  await expect.poll(find, { message: 'a box for the number of posts' }).not.toBeNull();
  const box = await find();
  if (!box) throw new Error('The box for the number of posts went away');
  await clickBox(page, box);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(String(count));
}
