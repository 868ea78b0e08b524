import type { CDPSession, Page } from '@playwright/test';

/** What we use of a node as the DevTools protocol gives it, closed shadow roots included. */
export interface DomNode {
  nodeId: number;
  localName: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  nodeValue?: string;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** One session a page, kept as long as the page. */
export function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page);
  if (known) return known;
  const made = page.context().newCDPSession(page);
  sessions.set(page, made);
  return made;
}

/** The whole document, closed shadow roots pierced. */
export async function readTree(page: Page): Promise<DomNode> {
  const session = await sessionOf(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  return root;
}

/** The nodes that match a selector in the light DOM, in document order. */
export async function matching(page: Page, root: DomNode, selector: string): Promise<number[]> {
  const session = await sessionOf(page);
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  return nodeIds;
}

/** A node's border box in the viewport, or null when it is not rendered. */
export async function boxOf(page: Page, nodeId: number): Promise<Box | null> {
  const session = await sessionOf(page);
  const model = await session.send('DOM.getBoxModel', { nodeId }).then(
    (answer) => answer.model,
    () => null,
  );
  if (!model || model.width === 0 || model.height === 0) return null;
  const [x = 0, y = 0] = model.border;
  return { x, y, width: model.width, height: model.height };
}

/** Every node below with its ancestors, nearest first. */
export function* walk(node: DomNode, ancestors: DomNode[] = []): Generator<{ node: DomNode; ancestors: DomNode[] }> {
  yield { node, ancestors };
  const inner = [node, ...ancestors];
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) yield* walk(child, inner);
}

export function attribute(node: DomNode, name: string): string | undefined {
  const attributes = node.attributes ?? [];
  const at = attributes.findIndex((value, i) => i % 2 === 0 && value === name);
  return at < 0 ? undefined : attributes[at + 1];
}

/** The text of a node, as it stands in the tree. */
export function textOf(node: DomNode): string {
  return [...walk(node)].map((part) => part.node.nodeValue ?? '').join('');
}

export const centre = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

export function contains(outer: Box, inner: Box): boolean {
  const slack = 1;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** How far apart two boxes are, px; 0 when they touch. */
export function distance(a: Box, b: Box): number {
  const across = Math.max(0, a.x - (b.x + b.width), b.x - (a.x + a.width));
  const down = Math.max(0, a.y - (b.y + b.height), b.y - (a.y + a.height));
  return Math.hypot(across, down);
}
