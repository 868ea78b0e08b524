import { expect, type Page } from '@playwright/test';
import type { ControlState } from '../../../utils/captures/types.ts';
import { attribute, type Box, boxOf, centre, type DomNode, readTree, sessionOf, walk } from './dom-tree.ts';

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

const isHost = (node: DomNode) => attribute(node, 'data-memories') === 'control';

/** The buttons in our hosts, in document order, with the host's ancestors. */
function* buttonsIn(root: DomNode): Generator<{ button: DomNode; key: string; ancestors: DomNode[] }> {
  for (const { node: host, ancestors } of walk(root)) {
    if (!isHost(host)) continue;
    for (const { node: button } of walk(host)) {
      const key = attribute(button, 'data-key');
      if (button.localName === 'button' && key !== undefined) yield { button, key, ancestors };
    }
  }
}

const stateIn = (button: DomNode) => (attribute(button, 'data-state') ?? '') as ControlState;

/** Every control in the page, in document order. */
export async function readControls(page: Page, root?: DomNode): Promise<Control[]> {
  const found = [...buttonsIn(root ?? (await readTree(page)))];
  return Promise.all(
    found.map(async ({ button, key, ancestors }) => ({
      key,
      state: stateIn(button),
      label: attribute(button, 'aria-label') ?? '',
      nodeId: button.nodeId,
      ancestorIds: ancestors.map((ancestor) => ancestor.nodeId),
      box: await boxOf(page, button.nodeId),
    })),
  );
}

/** The state that the first control of a key shows. */
export async function readState(page: Page, key: string): Promise<ControlState | undefined> {
  for (const found of buttonsIn(await readTree(page))) if (found.key === key) return stateIn(found.button);
  return undefined;
}

/** The one control of a key; fails when there is none or more. */
export async function findControl(page: Page, key: string): Promise<Control> {
  let found: Control[] = [];
  const count = async () => {
    found = (await readControls(page)).filter((control) => control.key === key && control.box);
    return found.length;
  };
  await expect.poll(count, { message: `one control ${key}` }).toBe(1);
  const [control] = found;
  if (!control) throw new Error(`The control ${key} went away`);
  return control;
}

/** Clicks a control as a person does: scrolls to it and uses the mouse. */
export async function clickControl(page: Page, key: string): Promise<void> {
  await clickBox(page, await scrollToControl(page, key));
}

/**
 * Presses a control as a hand does it: comes to it and sees what it came to, which a page may draw anew by then, and
 * trembles while the button is down.
 */
export async function pressTrembling(page: Page, key: string): Promise<void> {
  const from = centre(await scrollToControl(page, key));
  await page.mouse.move(from.x, from.y);
  let [x, y] = [Number.NaN, Number.NaN];
  const isStill = async () => {
    const [formerX, formerY] = [x, y];
    ({ x, y } = centre(await scrollToControl(page, key)));
    return x === formerX && y === formerY;
  };
  await expect.poll(isStill, { message: `${key} stands still` }).toBe(true);
  await page.mouse.move(x, y);
  // One right after the other: what a busy machine holds down for half a second asks for the menu.
  await Promise.all([page.mouse.down(), page.mouse.move(x + 1, y + 1), page.mouse.up()]);
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
    .poll(() => readState(page, key), {
      message: `state of ${key}`,
      timeout: 90_000,
    })
    .toMatch(new RegExp(`^(${states.join('|')})$`));
}
