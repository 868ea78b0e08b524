import { expect, type Page } from '@playwright/test';
import { type Box, centre, sessionOf } from './dom-tree.ts';

/** Something as a screen reader meets it; closed shadow roots hide nothing from it. */
export interface Accessible {
  role: string;
  name: string;
  checked: boolean;
  focused: boolean;
  backendNodeId: number;
}

/** Everything of a role whose name begins with `name`, in reading order. */
export async function findAccessible(page: Page, role: string, name = ''): Promise<Accessible[]> {
  const session = await sessionOf(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree', {});
  return nodes.flatMap((node) => {
    const property = (wanted: string) => String(node.properties?.find((one) => one.name === wanted)?.value.value);
    const found = {
      role: node.role?.value ?? '',
      name: node.name?.value ?? '',
      checked: property('checked') === 'true',
      focused: property('focused') === 'true',
      backendNodeId: node.backendDOMNodeId ?? 0,
    };
    return !node.ignored && found.role === role && found.name.startsWith(name) ? [found] : [];
  });
}

/** The text of everything of a role, such as what live regions say. */
export async function accessibleText(page: Page, role: string): Promise<string> {
  const session = await sessionOf(page);
  const texts: string[] = [];
  for (const { backendNodeId } of await findAccessible(page, role)) {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: 'function () { return this.textContent }',
    });
    texts.push(String(result.value));
  }
  return texts.join(' | ');
}

/** Waits for one thing of this role and name, scrolls to it and clicks it with the mouse. */
export async function clickAccessible(page: Page, role: string, name: string, ...held: Key[]): Promise<void> {
  await expect
    .poll(async () => (await findAccessible(page, role, name)).length, { message: `${role} "${name}"` })
    .toBeGreaterThan(0);
  const [found] = await findAccessible(page, role, name);
  if (found) await clickNode(page, found.backendNodeId, ...held);
}

type Key = 'Shift' | 'Control';

/** Scrolls to a node and clicks it with the mouse while keys are held. */
export async function clickNode(page: Page, backendNodeId: number, ...held: Key[]): Promise<void> {
  const session = await sessionOf(page);
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
  const [x = 0, y = 0] = model.border;
  const box: Box = { x, y, width: model.width, height: model.height };
  for (const key of held) await page.keyboard.down(key);
  await page.mouse.click(centre(box).x, centre(box).y);
  for (const key of held) await page.keyboard.up(key);
}
