import { expect, type Page } from '@playwright/test';
import { readControls } from './controls.ts';
import { type Box, type DomNode, readTree, sessionOf, walk } from './dom-tree.ts';

/** Whether an element holds a closed root with something of ours in it. */
const isHost = ({ shadowRoots = [] }: DomNode) =>
  shadowRoots.some((root) => [...walk(root)].some(({ node }) => node.localName === 'button'));

export interface LayoutFigures {
  /** How many elements of the site were measured, and how many hosts of ours stood among them. */
  elements: number;
  hosts: number;
  /** What is otherwise with us: an element and how far it moved or what of it is cut. */
  differences: string[];
}

/**
 * Measures every element of the site with our hosts in the page and without them, in one task, so that neither we
 * nor the site see it happen, and says what differs.
 */
export async function compareLayout(page: Page): Promise<LayoutFigures> {
  const session = await sessionOf(page);
  const root = await readTree(page);
  const ours = [...walk(root)].map(({ node }) => node).filter(isHost);
  const { object: documentObject } = await session.send('DOM.resolveNode', { nodeId: root.nodeId });
  const objects = await Promise.all(
    ours.map(async ({ nodeId }) => (await session.send('DOM.resolveNode', { nodeId })).object.objectId),
  );
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: documentObject.objectId,
    functionDeclaration: String(measure),
    arguments: objects.map((objectId) => ({ objectId })),
    returnByValue: true,
  });
  return result.value as LayoutFigures;
}

/** Runs in the page. */
function measure(this: Document, ...ours: HTMLElement[]): LayoutFigures {
  const isOurs = (element: Element) => ours.some((host) => host === element);
  const all = [...Document.prototype.querySelectorAll.call(this, 'body, body *')] as HTMLElement[];
  const elements = all.filter((element) => !isOurs(element));
  const read = () =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
      // What does not fit: a text that is cut, or a box that can be scrolled for us.
      return [x, y, width, height, Math.max(0, scrollWidth - clientWidth), Math.max(0, scrollHeight - clientHeight)];
    });
  const before = read();
  const places = ours.map((host) => ({ host, parent: host.parentElement, next: host.nextSibling }));
  // Where a site has no positioned box we make one, and say that it is important.
  const isMade = ({ style }: HTMLElement) => style.getPropertyPriority('position') === 'important';
  const made = places.flatMap(({ parent }) => (parent && isMade(parent) ? [parent] : []));
  for (const host of ours) host.remove();
  for (const parent of made) parent.style.position = '';
  const after = read();
  for (const parent of made) parent.style.setProperty('position', 'relative', 'important');
  for (const { host, parent, next } of places.reverse()) parent?.insertBefore(host, next);
  const names = ['x', 'y', 'width', 'height', 'cut across', 'cut down'];
  const differences = elements.flatMap((element, i) =>
    names.flatMap((name, j) => {
      const by = (before[i]?.[j] ?? 0) - (after[i]?.[j] ?? 0);
      return Math.abs(by) < 0.01 ? [] : [`${element.localName}#${element.id}.${element.className}: ${name} by ${by}`];
    }),
  );
  return { elements: elements.length, hosts: ours.length, differences };
}

/** Waits until the controls of a page stand where they stood before, three times in a row. */
export async function comeToRest(page: Page): Promise<void> {
  let before = '';
  let times = 0;
  const isAtRest = async () => {
    const now = JSON.stringify((await readControls(page)).map(({ key, box }) => [key, box]));
    times = now === before ? times + 1 : 0;
    before = now;
    return times;
  };
  await expect.poll(isAtRest, { intervals: [200], message: 'the controls come to rest' }).toBeGreaterThanOrEqual(3);
}

/** The small things to press of the site that a control of ours lies over, or hangs out of the window beside. */
export async function covered(page: Page): Promise<string[]> {
  const controls = (await readControls(page)).flatMap(({ key, box }) => (box ? [{ key, box }] : []));
  return page.evaluate((list: { key: string; box: Box }[]) => {
    const boxOf = (element: Element) => element.getBoundingClientRect();
    const meet = (one: DOMRect, { x, y, width, height }: Box) =>
      one.left < x + width - 1 && one.right > x + 1 && one.top < y + height - 1 && one.bottom > y + 1;
    const pressed = [...document.querySelectorAll('a[href], button, [role="button"]')].filter((one) => {
      const { width, height } = boxOf(one);
      return width * height > 0 && one.checkVisibility();
    });
    const hosts = [...document.querySelectorAll<HTMLElement>('[data-look]')];
    return list.flatMap(({ key, box }) => {
      // What is much larger is the cover of a card, or a surface.
      const isSmall = (one: Element) => boxOf(one).width * boxOf(one).height < 6 * box.width * box.height;
      const under = pressed.filter((one) => isSmall(one) && meet(boxOf(one), box));
      // Cards may stand beside the window, and their controls with them.
      const isOnCard = hosts.some((host) => host.dataset.look?.startsWith('corner') && meet(boxOf(host), box));
      const isOut = !isOnCard && (box.x < -1 || box.x + box.width > innerWidth + 1);
      const texts = under.map((one) => `${key} covers ${one.localName} ${one.textContent}`);
      return isOut ? [...texts, `${key} hangs out of the window`] : texts;
    });
  }, controls);
}
