import { expect, type Page } from '@playwright/test';
import type { ControlState } from '../../../utils/captures/types.ts';
import { attribute, type Box, boxOf, centre, readTree, sessionOf, walk } from './dom-tree.ts';

/** One of our controls in a page, as the shipped build has it: in a closed shadow root. */
export interface Control {
  key: string;
  state: ControlState;
  label: string;
  nodeId: number;
  /** The host's ancestors in the page. */
  ancestorIds: number[];
  /** Null when it is not rendered. */
  box: Box | null;
}

const HOST = 'memories-save';

/** Every control in the page, in document order. */
export async function readControls(page: Page, root?: Awaited<ReturnType<typeof readTree>>): Promise<Control[]> {
  const controls: Control[] = [];
  for (const { node: host, ancestors } of walk(root ?? (await readTree(page)))) {
    if (host.localName !== HOST) continue;
    for (const { node: button } of walk(host)) {
      const key = attribute(button, 'data-key');
      if (button.localName !== 'button' || key === undefined) continue;
      controls.push({
        key,
        state: (attribute(button, 'data-state') ?? '') as ControlState,
        label: attribute(button, 'aria-label') ?? '',
        nodeId: button.nodeId,
        ancestorIds: ancestors.map((ancestor) => ancestor.nodeId),
        box: await boxOf(page, button.nodeId),
      });
    }
  }
  return controls;
}

/** The one control of a key; fails when there is none or more. */
export async function findControl(page: Page, key: string): Promise<Control> {
  await expect
    .poll(async () => (await readControls(page)).filter((c) => c.key === key && c.box).length, {
      message: `one control ${key}`,
    })
    .toBe(1);
  const control = (await readControls(page)).find((c) => c.key === key && c.box);
  if (!control) throw new Error(`The control ${key} went away`);
  return control;
}

/** Clicks a control as a person does: scrolls to it and uses the mouse. */
export async function clickControl(page: Page, key: string): Promise<void> {
  await clickBox(page, await scrollToControl(page, key));
}

/** Opens the menu beside a control, with the right button of the mouse. */
export async function openMenu(page: Page, key: string): Promise<void> {
  await clickBox(page, await scrollToControl(page, key), 'right');
}

async function scrollToControl(page: Page, key: string): Promise<Box> {
  const { nodeId } = await findControl(page, key);
  const session = await sessionOf(page);
  await session.send('DOM.scrollIntoViewIfNeeded', { nodeId });
  const box = await boxOf(page, nodeId);
  if (!box) throw new Error(`The control ${key} is not rendered`);
  return box;
}

/** A real click of the mouse in the middle of a box. */
export async function clickBox(page: Page, box: Box, button: 'left' | 'right' = 'left'): Promise<void> {
  const { x, y } = centre(box);
  await page.mouse.click(x, y, { button });
}

/** Waits until the control of a key shows a state. */
export async function expectState(page: Page, key: string, ...states: ControlState[]): Promise<void> {
  await expect
    .poll(async () => (await readControls(page)).find((c) => c.key === key)?.state, {
      message: `state of ${key}`,
      timeout: 45_000,
    })
    .toMatch(new RegExp(`^(${states.join('|')})$`));
}
